import { createRoute } from '@hono/zod-openapi'
import { z } from 'zod'
import { listMessagesSchema, messagesPageSchema, roomIdSchema, roomSchema } from '../../contract/rooms.ts'
import type { Database } from '../db/database.ts'
import { listMessages } from '../messages/repository.ts'
import { answerOf, createRouter } from '../router.ts'
import { findRoom } from './repository.ts'

const tags = ['Rooms']
const params = z.object({ roomId: roomIdSchema })

const roomRoute = createRoute({
  method: 'get',
  path: '/rooms/{roomId}',
  tags,
  summary: 'A room, its chat and its two people',
  request: { params },
  responses: { 200: answerOf(roomSchema, 'The room') },
})

const messagesRoute = createRoute({
  method: 'get',
  path: '/rooms/{roomId}/messages',
  tags,
  summary: 'The newest call messages in order, older ones by cursor, or those after a number',
  request: { params, query: listMessagesSchema },
  responses: { 200: answerOf(messagesPageSchema, 'One page of messages, oldest first') },
})

/** Rooms (C1) and what was said in them (T3). */
export function createRoomRoutes({ database }: { database: Database }) {
  return createRouter()
    .openapi(roomRoute, async (context) => {
      const { roomId } = context.req.valid('param')
      return context.json(await findRoom(database, context.var.personId, roomId), 200)
    })
    .openapi(messagesRoute, async (context) => {
      const { roomId } = context.req.valid('param')
      const page = await listMessages(database, context.var.personId, roomId, context.req.valid('query'))
      return context.json(page, 200)
    })
}
