import type { Selectable, Transaction } from 'kysely'
import { z } from 'zod'
import type { CallMessage } from '../../contract/rooms.ts'
import { decodeCursor, encodeCursor, toPage } from '../cursor.ts'
import type { Database, Schema } from '../db/database.ts'
import type { CallMessages } from '../db/schema.gen.ts'
import { isDatabaseError, Refusal } from '../errors.ts'
import { findRoom, findSeat } from '../rooms/repository.ts'

type Tx = Transaction<Schema>

const channelOf = (roomId: string) => `video-${roomId}`
const roomIdOf = (channel: string) => channel.slice('video-'.length)

function toMessage(row: Selectable<CallMessages>): CallMessage {
  return {
    id: row.id,
    roomId: roomIdOf(row.channel_name),
    userId: row.user_id,
    userName: row.user_name,
    message: row.message,
    seq: row.seq,
    createdAt: row.created_at.toISOString(),
  }
}

export type NewMessage = { roomId: string; id: string; message: string }

/** The policy on call_messages refuses a row for a room that is not the member's, or that has ended. */
const policyRefusal = '42501'

/**
 * Stores a message, once however often it is sent (T4): the same id with the same room, sender and text answers the stored one, even
 * after the room has ended. Throws `message/id-taken`, `room/not-found`, `room/not-participant`, `room/ended`.
 */
export async function postMessage(
  database: Database,
  personId: string,
  wanted: NewMessage,
): Promise<CallMessage> {
  const inserted = await database.asMember(personId, (tx) => insert(tx, personId, wanted)).catch(toUndefined)
  if (inserted) return inserted
  const before = await database.asMember(personId, (tx) => find(tx, wanted.id))
  if (before && isSame(before, personId, wanted)) return before
  await findSeat(database, personId, wanted.roomId)
  throw new Refusal('message/id-taken')
}

function toUndefined(error: unknown) {
  if (isDatabaseError(error) && error.code === policyRefusal) return undefined
  throw error
}

async function insert(tx: Tx, personId: string, { roomId, id, message }: NewMessage) {
  const row = await tx
    .insertInto('call_messages')
    // The trigger fills in the sender's name, the number and the time.
    .columns(['id', 'channel_name', 'user_id', 'user_name', 'message'])
    .values({ id, channel_name: channelOf(roomId), user_id: personId, user_name: '', message })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returningAll()
    .executeTakeFirst()
  return row && toMessage(row)
}

async function find(tx: Tx, id: string) {
  const row = await tx.selectFrom('call_messages').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toMessage(row)
}

const isSame = (stored: CallMessage, personId: string, { roomId, message }: NewMessage) =>
  stored.userId === personId && stored.roomId === roomId && stored.message === message

const cursorSchema = z.tuple([z.enum(['before', 'after']), z.int().min(0)])
type Position = z.infer<typeof cursorSchema>

type ListOptions = { limit: number; cursor?: string | undefined; after?: number | undefined }

/**
 * The newest page in order, the page before a cursor, or what came after the number `after` (T3, T4). The cursor goes on in the
 * direction of the page that it came with. Throws `room/not-found`, `room/not-participant`.
 */
export async function listMessages(
  database: Database,
  personId: string,
  roomId: string,
  { limit, cursor, after }: ListOptions,
) {
  const [direction, seq] = positionOf(cursor, after)
  const rows = await database.asMember(personId, (tx) => {
    const messages = tx.selectFrom('call_messages').selectAll().where('channel_name', '=', channelOf(roomId))
    const beyond =
      direction === 'after'
        ? messages.where('seq', '>', seq).orderBy('seq', 'asc')
        : messages.where('seq', '<', seq).orderBy('seq', 'desc')
    return beyond.limit(limit + 1).execute()
  })
  // Row-level security answers nothing for a foreign room; say so instead of showing an empty one.
  if (rows.length === 0) await findRoom(database, personId, roomId)
  const page = toPage(rows, limit, (last) => encodeCursor([direction, last.seq]))
  const items = page.items.map(toMessage)
  return { items: direction === 'after' ? items : items.toReversed(), nextCursor: page.nextCursor }
}

function positionOf(cursor: string | undefined, after: number | undefined): Position {
  if (cursor !== undefined) return decodeCursor(cursorSchema, cursor)
  return after === undefined ? ['before', Number.MAX_SAFE_INTEGER] : ['after', after]
}

/** How many messages are read at once where all are wanted. */
const readPage = 500

/** All messages of a room in order, page after page: memory does not grow with their number. */
export async function* allMessages(database: Database, personId: string, roomId: string) {
  let after = 0
  for (;;) {
    const { items, nextCursor } = await listMessages(database, personId, roomId, { limit: readPage, after })
    yield items
    if (nextCursor === null) return
    after = items.at(-1)?.seq ?? after
  }
}
