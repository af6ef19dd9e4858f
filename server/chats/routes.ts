import { createRoute } from '@hono/zod-openapi'
import { z } from 'zod'
import {
  acceptedChatSchema,
  chatSchema,
  chatsPageSchema,
  closeChatSchema,
  idempotencyKeySchema,
  listChatsSchema,
  requestChatSchema,
} from '../../contract/chats.ts'
import { idSchema } from '../../contract/people.ts'
import type { Database } from '../db/database.ts'
import type { LiveChanges } from '../notifications/liveChanges.ts'
import { answerOf, bodyOf, createRouter } from '../router.ts'
import { act, requestChat } from './actions.ts'
import { listChats } from './listRepository.ts'
import { findChat } from './repository.ts'

const tags = ['Coffee chats']
const params = z.object({ id: idSchema })
/** A reason is a wish: the whole body may be missing. */
const optionalReason = { params, body: { ...bodyOf(closeChatSchema), required: false as const } }

const requestRoute = createRoute({
  method: 'post',
  path: '/chats',
  tags,
  summary: 'Ask a member for a coffee chat',
  request: {
    body: bodyOf(requestChatSchema),
    headers: z.object({ 'idempotency-key': idempotencyKeySchema.optional() }),
  },
  responses: {
    201: answerOf(chatSchema, 'The request, pending'),
    200: answerOf(chatSchema, 'The request that the same Idempotency-Key made before'),
  },
})

const listRoute = createRoute({
  method: 'get',
  path: '/chats',
  tags,
  summary: 'The own chats of one tab',
  request: { query: listChatsSchema },
  responses: { 200: answerOf(chatsPageSchema, 'One page of chats') },
})

const findRoute = createRoute({
  method: 'get',
  path: '/chats/{id}',
  tags,
  summary: 'One of the own chats',
  request: { params },
  responses: { 200: answerOf(chatSchema, 'The chat') },
})

const acceptRoute = createRoute({
  method: 'post',
  path: '/chats/{id}/accept',
  tags,
  summary: 'Accept a request; the room is made with it',
  request: { params },
  responses: { 200: answerOf(acceptedChatSchema, 'The accepted chat and its room') },
})

const declineRoute = createRoute({
  method: 'post',
  path: '/chats/{id}/decline',
  tags,
  summary: 'Decline a request',
  request: optionalReason,
  responses: { 200: answerOf(chatSchema, 'The declined chat') },
})

const cancelRoute = createRoute({
  method: 'post',
  path: '/chats/{id}/cancel',
  tags,
  summary: 'Take back a request, or call off an accepted chat',
  request: optionalReason,
  responses: { 200: answerOf(chatSchema, 'The cancelled chat') },
})

/** Requests and appointments (S1–S8). Both people are told of every change, after commit. */
export function createChatRoutes({ database, notify }: { database: Database; notify: LiveChanges }) {
  return createRouter()
    .openapi(requestRoute, async (context) => {
      const { scheduledTime, ...body } = context.req.valid('json')
      const idempotencyKey = context.req.valid('header')['idempotency-key'] ?? null
      const { chat, created } = await requestChat(database, {
        ...body,
        requesterId: context.var.personId,
        scheduledTime: new Date(scheduledTime),
        idempotencyKey,
      })
      if (!created) return context.json(chat, 200)
      notify.chatChanged(chat)
      return context.json(chat, 201)
    })
    .openapi(listRoute, async (context) => {
      const { personId } = context.var
      const query = context.req.valid('query')
      return context.json(await database.asMember(personId, (tx) => listChats(tx, personId, query)), 200)
    })
    .openapi(findRoute, async (context) => {
      const { personId } = context.var
      const { id } = context.req.valid('param')
      return context.json(await database.asMember(personId, (tx) => findChat(tx, id, personId)), 200)
    })
    .openapi(acceptRoute, async (context) => {
      const chatId = context.req.valid('param').id
      const chat = await act(database, context.var.personId, { chatId, action: 'accept' })
      notify.chatChanged(chat)
      return context.json({ chat, roomId: chat.videoLink ?? '' }, 200)
    })
    .openapi(declineRoute, async (context) => {
      const chatId = context.req.valid('param').id
      const reason = context.req.valid('json').reason ?? null
      const chat = await act(database, context.var.personId, { chatId, action: 'decline', reason })
      notify.chatChanged(chat)
      return context.json(chat, 200)
    })
    .openapi(cancelRoute, async (context) => {
      const chatId = context.req.valid('param').id
      const reason = context.req.valid('json').reason ?? null
      const chat = await act(database, context.var.personId, { chatId, action: 'cancel', reason })
      notify.chatChanged(chat)
      if (chat.videoLink !== null) notify.roomEnded(chat.videoLink)
      return context.json(chat, 200)
    })
}
