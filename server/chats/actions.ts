import type { CoffeeChat } from '../../contract/chats.ts'
import type { Database } from '../db/database.ts'
import { Refusal } from '../errors.ts'
import type { Chat } from './chat.ts'
import {
  changeStatus,
  findByIdempotencyKey,
  insertChat,
  isPendingAlready,
  lockChat,
  lockRequester,
  type NewChat,
  personExists,
  viewChat,
} from './repository.ts'
import { decide, type MemberAction } from './rules.ts'

/**
 * One of the two people accepts, declines or cancels, in one transaction (S5–S8). Two that come at the same instant wait for each
 * other at the row's lock; the second one finds the first one's outcome.
 */
export function act(
  database: Database,
  personId: string,
  { chatId, action, reason = null }: { chatId: string; action: MemberAction; reason?: string | null },
): Promise<CoffeeChat> {
  return database.asMember(personId, async (tx) => {
    const found = await lockChat(tx, chatId)
    if (!found) throw new Refusal('chat/not-found')
    const actor = found.chat.requesterId === personId ? 'requester' : 'recipient'
    const decision = decide(found.chat, action, actor, found.now)
    if ('code' in decision) throw new Refusal(decision.code)
    const changed = await changeStatus(tx, chatId, decision.status, reason)
    return viewChat(tx, changed, personId)
  })
}

/** Asks for a chat (S2, S3). The same Idempotency-Key with the same fields answers the chat that it made before. */
export function requestChat(
  database: Database,
  wanted: NewChat,
): Promise<{ chat: CoffeeChat; created: boolean }> {
  const { requesterId, recipientId, idempotencyKey } = wanted
  if (recipientId === requesterId) throw new Refusal('chat/with-oneself')
  return database.asMember(requesterId, async (tx) => {
    await lockRequester(tx, requesterId)
    const before =
      idempotencyKey === null ? undefined : await findByIdempotencyKey(tx, requesterId, idempotencyKey)
    if (before) {
      if (!isSameRequest(before, wanted)) throw new Refusal('idempotency/mismatch')
      return { chat: await viewChat(tx, before, requesterId), created: false }
    }
    if (!(await personExists(tx, recipientId))) throw new Refusal('person/not-found')
    if (await isPendingAlready(tx, wanted)) throw new Refusal('chat/duplicate')
    const chat = await insertChat(tx, wanted)
    return { chat: await viewChat(tx, chat, requesterId), created: true }
  })
}

function isSameRequest(chat: Chat, wanted: NewChat) {
  return (
    chat.recipientId === wanted.recipientId &&
    chat.scheduledTime === wanted.scheduledTime.toISOString() &&
    chat.durationMinutes === wanted.durationMinutes &&
    chat.topic === wanted.topic &&
    chat.notes === wanted.notes
  )
}
