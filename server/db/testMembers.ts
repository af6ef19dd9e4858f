import { sql } from 'kysely'
import type { ChatStatus } from '../../contract/chatStates.ts'
import type { RecordingAction } from '../../contract/recordingStates.ts'
import type { Database } from './database.ts'

/** Members and chats for tests of the database's own rules, written without the server's code above it. */
export async function createMember(database: Database, name: string): Promise<string> {
  const email = `${crypto.randomUUID()}@example.org`
  const { id } = await database.asSystem((tx) =>
    tx.insertInto('accounts.user').values({ name, email }).returning('id').executeTakeFirstOrThrow(),
  )
  return id
}

type NewChat = { from: string; to: string; time?: Date; minutes?: number }

let requests = 0

/** A request as its requester writes it; unless told, tomorrow or later, at a time that no other has. */
export async function requestChat(
  database: Database,
  { from, to, time, minutes = 30 }: NewChat,
): Promise<string> {
  const chat = {
    requester_id: from,
    recipient_id: to,
    scheduled_time: time ?? new Date(Date.now() + (24 + requests++) * 60 * 60_000),
    duration_minutes: minutes,
  }
  const { id } = await database.asMember(from, (tx) =>
    tx.insertInto('coffee_chats').values(chat).returning('id').executeTakeFirstOrThrow(),
  )
  return id
}

/** Changes a chat's state as one of its people; returns the room's id. */
export async function changeChat(database: Database, personId: string, chatId: string, status: ChatStatus) {
  const changed = await database.asMember(personId, (tx) =>
    tx
      .updateTable('coffee_chats')
      .set({ status })
      .where('id', '=', chatId)
      .returning('video_link')
      .executeTakeFirst(),
  )
  if (!changed) throw new Error('No such chat for this member')
  return changed.video_link
}

/** An accepted chat's room. */
export async function openRoom(database: Database, from: string, to: string): Promise<string> {
  const room = await changeChat(database, to, await requestChat(database, { from, to }), 'accepted')
  if (!room) throw new Error('An accepted chat has a room')
  return room
}

export function postMessage(database: Database, personId: string, roomId: string, message: string) {
  return database.asMember(personId, (tx) =>
    tx
      .insertInto('call_messages')
      .values({ channel_name: `video-${roomId}`, user_id: personId, message })
      .returningAll()
      .executeTakeFirstOrThrow(),
  )
}

type NewStep = { recordingId: string; roomId: string; action: RecordingAction; studio?: boolean }

/** One step of a recording, as this person writes it. */
export function writeStep(database: Database, personId: string, step: NewStep) {
  const { recordingId, roomId, ...more } = step
  return database.asMember(personId, (tx) =>
    tx
      .insertInto('recording_events')
      .values({ recording_id: recordingId, room_id: roomId, person_id: personId, ...more })
      .returningAll()
      .executeTakeFirstOrThrow(),
  )
}

/** A new recording that this person asks for; returns its id. */
export async function askToRecord(database: Database, personId: string, roomId: string) {
  const recordingId = crypto.randomUUID()
  await writeStep(database, personId, { recordingId, roomId, action: 'ask' })
  return recordingId
}

/** 'done', or what stopped it: our code where the database gives one, else the constraint's name, else the SQLSTATE. */
export async function outcome(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'done'
  } catch (error) {
    return reason(error)
  }
}

function reason(error: unknown) {
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error ? String(error.code) : undefined
  if (code === 'AV001') return error.message
  if ('constraint' in error && typeof error.constraint === 'string') return error.constraint
  return code ?? error.message
}

/** Runs one statement in a transaction as `role`, without a member, as a stranger with Supabase's API would. */
export function asRole(database: Database, role: string, statement: string) {
  return database.asSystem(async (tx) => {
    await sql`select set_config('role', ${role}, true)`.execute(tx)
    return (await sql.raw(statement).execute(tx)).rows
  })
}
