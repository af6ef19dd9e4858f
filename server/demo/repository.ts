import { sql, type Transaction } from 'kysely'
import type { Schema } from '../db/database.ts'

type Tx = Transaction<Schema>
type Pair = { requesterId: string; recipientId: string }

export async function findMemberId(tx: Tx, email: string) {
  const row = await tx.selectFrom('accounts.user').select('id').where('email', '=', email).executeTakeFirst()
  return row?.id
}

export async function writeProfile(
  tx: Tx,
  id: string,
  profile: { headline: string; bio: string; interests: readonly string[]; time_zone: string },
) {
  await tx
    .updateTable('profiles')
    .set({ ...profile, interests: [...profile.interests] })
    .where('id', '=', id)
    .execute()
}

/** Whether the two have an accepted chat that is on now, for ten minutes more at least. */
export async function hasChatNow(tx: Tx, { requesterId, recipientId }: Pair) {
  const row = await tx
    .selectFrom('coffee_chats')
    .select('id')
    .where('status', '=', 'accepted')
    .where('requester_id', 'in', [requesterId, recipientId])
    .where('recipient_id', 'in', [requesterId, recipientId])
    .where('scheduled_time', '<=', sql<Date>`now() + interval '1 minute'`)
    .where('ends_at', '>', sql<Date>`now() + interval '10 minutes'`)
    .executeTakeFirst()
  return row !== undefined
}

/** An accepted chat of an hour that is on now; where one of the two is still taken, it begins right after that. */
export async function insertChatNow(tx: Tx, pair: Pair) {
  const { rows } = await sql<{ begins: Date }>`
    select coalesce(max(upper(during)), date_trunc('minute', now())) as begins from chat_bookings
    where person_id in (${pair.requesterId}::uuid, ${pair.recipientId}::uuid)
      and during && tstzrange(date_trunc('minute', now()), now() + interval '1 hour')`.execute(tx)
  const scheduledTime = rows[0]?.begins ?? new Date()
  const roomId = await insertRoom(tx, pair, { started: null, ended: null })
  const chat = await tx
    .insertInto('coffee_chats')
    .values({
      ...columns(pair),
      scheduled_time: scheduledTime,
      ends_at: scheduledTime,
      duration_minutes: 60,
      status: 'accepted',
      topic: 'Bridges and cellos',
      notes: 'Bring something to drink.',
      video_link: roomId,
    })
    .returning(['id', 'scheduled_time', 'ends_at'])
    .executeTakeFirstOrThrow()
  for (const person of [pair.requesterId, pair.recipientId]) {
    await sql`insert into chat_bookings (chat_id, person_id, during)
      values (${chat.id}, ${person}, tstzrange(${chat.scheduled_time}, ${chat.ends_at}))`.execute(tx)
  }
}

/** A chat of last week that both held, with what they said. */
export async function insertPastChat(tx: Tx, pair: Pair, talk: readonly (readonly [0 | 1, string])[]) {
  const begins = new Date(Date.now() - 7 * 24 * 60 * 60 * 1000)
  begins.setUTCMinutes(0, 0, 0)
  const ends = new Date(begins.getTime() + 30 * 60 * 1000)
  const roomId = await insertRoom(tx, pair, { started: begins, ended: ends })
  await tx
    .insertInto('coffee_chats')
    .values({
      ...columns(pair),
      scheduled_time: begins,
      ends_at: ends,
      status: 'completed',
      topic: 'Getting to know each other',
      video_link: roomId,
      created_at: new Date(begins.getTime() - 24 * 60 * 60 * 1000),
      updated_at: ends,
    })
    .execute()
  const people = [pair.requesterId, pair.recipientId] as const
  for (const [index, [speaker, message]] of talk.entries()) {
    const { id } = await tx
      .insertInto('call_messages')
      .values({ channel_name: `video-${roomId}`, user_id: people[speaker], message })
      .returning('id')
      .executeTakeFirstOrThrow()
    // The trigger has stamped it with the present.
    const said = new Date(begins.getTime() + (index + 1) * 4 * 60 * 1000)
    await tx.updateTable('call_messages').set({ created_at: said }).where('id', '=', id).execute()
  }
}

export async function hasPending(tx: Tx, recipientId: string) {
  const row = await tx
    .selectFrom('coffee_chats')
    .select('id')
    .where('recipient_id', '=', recipientId)
    .where('status', '=', 'pending')
    .where('scheduled_time', '>', sql<Date>`now()`)
    .executeTakeFirst()
  return row !== undefined
}

/** A request for the day after tomorrow. */
export async function insertPending(tx: Tx, pair: Pair) {
  const begins = new Date(Date.now() + 2 * 24 * 60 * 60 * 1000)
  begins.setUTCHours(15, 0, 0, 0)
  await tx
    .insertInto('coffee_chats')
    .values({
      ...columns(pair),
      scheduled_time: begins,
      ends_at: begins,
      topic: 'Signs on bridges',
      notes: 'I would love to hear how people find their way across.',
    })
    .execute()
}

const columns = ({ requesterId, recipientId }: Pair) => ({
  requester_id: requesterId,
  recipient_id: recipientId,
})

async function insertRoom(tx: Tx, pair: Pair, times: { started: Date | null; ended: Date | null }) {
  const { room_id } = await tx
    .insertInto('video_rooms')
    .values({
      participants: [pair.requesterId, pair.recipientId],
      created_by: pair.recipientId,
      started_at: times.started,
      ended_at: times.ended,
    })
    .returning('room_id')
    .executeTakeFirstOrThrow()
  return room_id
}
