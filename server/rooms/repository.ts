import { sql, type Transaction } from 'kysely'
import type { Room } from '../../contract/rooms.ts'
import { toChat, otherIdOf } from '../chats/chat.ts'
import { viewChat } from '../chats/repository.ts'
import type { Database, Schema } from '../db/database.ts'
import { Refusal } from '../errors.ts'
import { personColumns, toPerson } from '../people/repository.ts'

type Tx = Transaction<Schema>

/** A person's place in a room (C1). `role` is the collision role of perfect negotiation: the recipient is polite (C8). */
export type Seat = { role: 'polite' | 'impolite'; peerId: string; chatId: string }

/** A room that a member can't see is somebody else's, or none: only the system can tell them apart. */
async function refuseRoom(database: Database, roomId: string): Promise<never> {
  const exists = await database.asSystem((tx) =>
    tx.selectFrom('video_rooms').select('id').where('room_id', '=', roomId).executeTakeFirst(),
  )
  throw new Refusal(exists ? 'room/not-participant' : 'room/not-found')
}

async function readRoom(tx: Tx, roomId: string) {
  const chat = await tx
    .selectFrom('coffee_chats')
    .innerJoin('video_rooms', 'video_rooms.room_id', 'coffee_chats.video_link')
    .selectAll('coffee_chats')
    .select('video_rooms.ended_at as room_ended_at')
    .where('coffee_chats.video_link', '=', roomId)
    .executeTakeFirst()
  return chat && { chat: toChat(chat), endedAt: chat.room_ended_at }
}

/** Throws `room/not-found`, `room/not-participant`, or `room/ended` for a room that can't be joined any more. */
export async function findSeat(database: Database, personId: string, roomId: string): Promise<Seat> {
  const room = await database.asMember(personId, (tx) => readRoom(tx, roomId))
  if (!room) return refuseRoom(database, roomId)
  if (room.endedAt) throw new Refusal('room/ended')
  const role = room.chat.recipientId === personId ? 'polite' : 'impolite'
  return { role, peerId: otherIdOf(room.chat, personId), chatId: room.chat.id }
}

/** The room as one of its two people sees it, also after it has ended. Throws `room/not-found`, `room/not-participant`. */
export async function findRoom(database: Database, personId: string, roomId: string): Promise<Room> {
  const found = await database.asMember(personId, async (tx) => {
    const room = await readRoom(tx, roomId)
    if (!room) return undefined
    const chat = await viewChat(tx, room.chat, personId)
    const me = await tx
      .selectFrom('profiles')
      .select(personColumns)
      .where('id', '=', personId)
      .executeTakeFirstOrThrow()
    const { days } = await tx
      .selectNoFrom((expression) =>
        expression.fn<number | null>('message_retention_days', [expression.val(roomId)]).as('days'),
      )
      .executeTakeFirstOrThrow()
    return { roomId, chat, participants: [toPerson(me), chat.other], messageRetentionDays: days }
  })
  return found ?? refuseRoom(database, roomId)
}

/**
 * Both are in each of these rooms now: sets `started_at` the first time and keeps the room from being ended for two minutes. Called
 * when they meet and every minute from then on.
 */
export async function markTogether(database: Database, roomIds: string[]) {
  if (roomIds.length === 0) return
  await database.asSystem((tx) =>
    tx
      .updateTable('video_rooms')
      .set({
        started_at: sql`coalesce(started_at, now())`,
        occupied_until: sql`now() + interval '2 minutes'`,
      })
      .where('room_id', 'in', roomIds)
      .where('ended_at', 'is', null)
      .execute(),
  )
}
