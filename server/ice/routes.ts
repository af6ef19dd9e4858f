import { createRoute } from '@hono/zod-openapi'
import { iceServersSchema } from '../../contract/rooms.ts'
import type { IceConfig } from '../config.ts'
import { answerOf, createRouter } from '../router.ts'
import { iceServersFor } from './iceServers.ts'

const route = createRoute({
  method: 'get',
  path: '/ice-servers',
  tags: ['Rooms'],
  summary: 'STUN and TURN servers, with credentials for this member',
  responses: { 200: answerOf(iceServersSchema, 'The servers, and how long they can be used') },
})

export function createIceRoutes({ ice }: { ice: IceConfig }) {
  return createRouter().openapi(route, (context) =>
    context.json(iceServersFor(ice, context.var.personId, new Date()), 200),
  )
}
