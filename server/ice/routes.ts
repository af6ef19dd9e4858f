import { createRoute } from '@hono/zod-openapi'
import { iceServersSchema } from '../../contract/rooms.ts'
import type { IceConfig } from '../config.ts'
import type { Database } from '../db/database.ts'
import { findSettings } from '../people/settingsRepository.ts'
import { answerOf, createRouter } from '../router.ts'
import { iceServersFor } from './iceServers.ts'

const route = createRoute({
  method: 'get',
  path: '/ice-servers',
  tags: ['Rooms'],
  summary: 'STUN and TURN servers, with credentials for this member',
  responses: { 200: answerOf(iceServersSchema, 'The servers, and how long they can be used') },
})

export function createIceRoutes({ database, ice }: { database: Database; ice: IceConfig }) {
  return createRouter().openapi(route, async (context) => {
    const { personId } = context.var
    const { hideAddress } = await findSettings(database, personId)
    return context.json(iceServersFor(ice, { personId, hideAddress, now: new Date() }), 200)
  })
}
