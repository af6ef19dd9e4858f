import { createRoute } from '@hono/zod-openapi'
import { z } from 'zod'
import {
  callMessageSchema,
  exportMessagesSchema,
  listMessagesSchema,
  messagesPageSchema,
  postMessageSchema,
  roomIdSchema,
} from '../../contract/rooms.ts'
import type { Database } from '../db/database.ts'
import type { LiveChanges } from '../notifications/liveChanges.ts'
import { findRoom } from '../rooms/repository.ts'
import { answerOf, bodyOf, createRouter } from '../router.ts'
import { exportFile } from './exportFile.ts'
import { allMessages, listMessages, postMessage } from './repository.ts'

const tags = ['Rooms']
const params = z.object({ roomId: roomIdSchema })

const listRoute = createRoute({
  method: 'get',
  path: '/rooms/{roomId}/messages',
  tags,
  summary: 'The newest call messages in order, older ones by cursor, or those after a number',
  request: { params, query: listMessagesSchema },
  responses: { 200: answerOf(messagesPageSchema, 'One page of messages, oldest first') },
})

const postRoute = createRoute({
  method: 'post',
  path: '/rooms/{roomId}/messages',
  tags,
  summary: 'Posts a message; the same id, sender and text sent again are answered as they were stored',
  request: { params, body: bodyOf(postMessageSchema) },
  responses: { 200: answerOf(callMessageSchema, 'The message as it is stored') },
})

const exportRoute = createRoute({
  method: 'get',
  path: '/rooms/{roomId}/messages/export',
  tags,
  summary: 'All messages of a room in order, as a file for people or for programs',
  request: { params, query: exportMessagesSchema },
  responses: { 200: { description: 'The file, as text/plain or application/json' } },
})

/** What was said in a room (T3, T4, T7). */
export function createMessageRoutes({ database, notify }: { database: Database; notify: LiveChanges }) {
  return createRouter()
    .openapi(listRoute, async (context) => {
      const { roomId } = context.req.valid('param')
      const page = await listMessages(database, context.var.personId, roomId, context.req.valid('query'))
      return context.json(page, 200)
    })
    .openapi(postRoute, async (context) => {
      const wanted = { ...context.req.valid('param'), ...context.req.valid('json') }
      const stored = await postMessage(database, context.var.personId, wanted)
      notify.messagePosted(stored)
      return context.json(stored, 200)
    })
    .openapi(exportRoute, async (context) => {
      const { roomId } = context.req.valid('param')
      const { personId } = context.var
      const room = await findRoom(database, personId, roomId)
      const { name, type, pieces } = exportFile(room, allMessages(database, personId, roomId), {
        ...context.req.valid('query'),
        now: new Date(),
      })
      return context.body(ReadableStream.from(pieces).pipeThrough(new TextEncoderStream()), 200, {
        'content-type': `${type}; charset=utf-8`,
        'content-disposition': `attachment; filename="${name}"`,
      })
    })
}
