import { createRoute } from '@hono/zod-openapi'
import { z } from 'zod'
import { roomIdSchema, roomSchema } from '../../contract/rooms.ts'
import { callSummarySchema, summariesSchema } from '../../contract/summaries.ts'
import type { Database } from '../db/database.ts'
import { answerOf, bodyOf, createRouter } from '../router.ts'
import { findRoom } from './repository.ts'
import { keepSummary, listSummaries } from './summaryRepository.ts'

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

const keepSummaryRoute = createRoute({
  method: 'post',
  path: '/rooms/{roomId}/summary',
  tags,
  summary: 'Keeps how the call went for oneself; sent again as the call goes on, the longest one stays',
  request: { params, body: bodyOf(callSummarySchema) },
  responses: { 200: answerOf(callSummarySchema, 'What is kept') },
})

const summariesRoute = createRoute({
  method: 'get',
  path: '/rooms/{roomId}/summary',
  tags,
  summary: 'How the call went as each of its two people measured it, own first',
  request: { params },
  responses: { 200: answerOf(summariesSchema, 'None to two summaries') },
})

/** Rooms (C1), and how their calls went (C14). `bound`: the operator's for messages, in days. */
export function createRoomRoutes({ database, bound }: { database: Database; bound: number | null }) {
  return createRouter()
    .openapi(roomRoute, async (context) => {
      const { roomId } = context.req.valid('param')
      const room = await findRoom(database, context.var.personId, roomId)
      const messageRetentionDays = shorter(room.messageRetentionDays, bound)
      return context.json({ ...room, messageRetentionDays }, 200)
    })
    .openapi(keepSummaryRoute, async (context) => {
      const { roomId } = context.req.valid('param')
      const kept = await keepSummary(database, context.var.personId, roomId, context.req.valid('json'))
      return context.json(kept, 200)
    })
    .openapi(summariesRoute, async (context) => {
      const { roomId } = context.req.valid('param')
      return context.json(await listSummaries(database, context.var.personId, roomId), 200)
    })
}

const shorter = (one: number | null, other: number | null) =>
  one === null ? other : Math.min(one, other ?? one)
