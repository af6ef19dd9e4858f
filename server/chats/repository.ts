import { sql, type Transaction } from 'kysely'
import type { ChatStatus } from '../../contract/chatStates.ts'
import type { CoffeeChat } from '../../contract/chats.ts'
import type { Schema } from '../db/database.ts'
import { Refusal } from '../errors.ts'
import { personColumns, toPerson } from '../people/repository.ts'
import { type Chat, otherIdOf, toChat, withOther } from './chat.ts'

type Tx = Transaction<Schema>

/** The chat, locked until the transaction ends, and the database's clock. Undefined for a foreign id: the member can't see it. */
export async function lockChat(tx: Tx, id: string): Promise<{ chat: Chat; now: Date } | undefined> {
  const row = await tx
    .selectFrom('coffee_chats')
    .selectAll()
    .select(sql<Date>`now()`.as('now'))
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && { chat: toChat(row), now: row.now }
}

/** Writes the new status; the database's trigger does what goes with it (room, bookings). */
export async function changeStatus(tx: Tx, id: string, status: ChatStatus, reason: string | null) {
  const row = await tx
    .updateTable('coffee_chats')
    .set({ status, ...(reason === null ? {} : { reason }) })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
  return toChat(row)
}

/** Adds the other person's public profile. */
export async function viewChat(tx: Tx, chat: Chat, personId: string): Promise<CoffeeChat> {
  const other = await tx
    .selectFrom('profiles')
    .select(personColumns)
    .where('id', '=', otherIdOf(chat, personId))
    .executeTakeFirstOrThrow()
  return withOther(chat, toPerson(other))
}

/** One chat of the member's own. Throws `chat/not-found`, for a foreign one too. */
export async function findChat(tx: Tx, id: string, personId: string) {
  const row = await tx.selectFrom('coffee_chats').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new Refusal('chat/not-found')
  return viewChat(tx, toChat(row), personId)
}

export type NewChat = {
  requesterId: string
  recipientId: string
  scheduledTime: Date
  durationMinutes: number
  topic: string | null
  notes: string | null
  idempotencyKey: string | null
}

/** Requests of one member come one after the other, so that the look for an equal one before the insert can be trusted. */
export async function lockRequester(tx: Tx, requesterId: string) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${requesterId}, 3))`.execute(tx)
}

export async function personExists(tx: Tx, id: string) {
  return (await tx.selectFrom('profiles').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
}

export async function findByIdempotencyKey(tx: Tx, requesterId: string, key: string) {
  const row = await tx
    .selectFrom('coffee_chats')
    .selectAll()
    .where('requester_id', '=', requesterId)
    .where('idempotency_key', '=', key)
    .executeTakeFirst()
  return row && toChat(row)
}

/** Whether this person was asked for this very time and has not answered. */
export async function isPendingAlready(tx: Tx, chat: NewChat) {
  const row = await tx
    .selectFrom('coffee_chats')
    .select('id')
    .where('requester_id', '=', chat.requesterId)
    .where('status', '=', 'pending')
    .where('scheduled_time', '=', chat.scheduledTime)
    .where('recipient_id', '=', chat.recipientId)
    .executeTakeFirst()
  return row !== undefined
}

export async function insertChat(tx: Tx, chat: NewChat) {
  const row = await tx
    .insertInto('coffee_chats')
    // The trigger sets ends_at, which members may not write.
    .columns([
      'requester_id',
      'recipient_id',
      'scheduled_time',
      'duration_minutes',
      'topic',
      'notes',
      'idempotency_key',
    ])
    .expression(
      sql`values (${chat.requesterId}::uuid, ${chat.recipientId}::uuid, ${chat.scheduledTime}::timestamptz,
        ${chat.durationMinutes}::integer, ${chat.topic}::text, ${chat.notes}::text, ${chat.idempotencyKey}::text)`,
    )
    .returningAll()
    .executeTakeFirstOrThrow()
  return toChat(row)
}
