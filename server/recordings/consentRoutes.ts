import { createRoute } from '@hono/zod-openapi'
import { z } from 'zod'
import { recordingsSchema } from '../../contract/recordings.ts'
import { roomIdSchema } from '../../contract/rooms.ts'
import type { Database } from '../db/database.ts'
import { answerOf, createRouter } from '../router.ts'
import { listRecordings } from './consentRepository.ts'

const listRoute = createRoute({
  method: 'get',
  path: '/rooms/{roomId}/recordings',
  tags: ['Recordings'],
  summary: 'What was recorded in a room, with who asked, agreed, withdrew and when',
  request: { params: z.object({ roomId: roomIdSchema }) },
  responses: { 200: answerOf(recordingsSchema, 'The recordings, oldest first') },
})

/** How recordings stand between the two people of a room (R4). Their steps come over the socket. */
export function createConsentRoutes({ database }: { database: Database }) {
  return createRouter().openapi(listRoute, async (context) => {
    const { roomId } = context.req.valid('param')
    return context.json(await listRecordings(database, context.var.personId, roomId), 200)
  })
}
