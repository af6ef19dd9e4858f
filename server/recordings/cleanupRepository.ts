import { sql } from 'kysely'
import type { Chat } from '../chats/chat.ts'
import type { Database } from '../db/database.ts'

export type ChatOfFile = Pick<Chat, 'id' | 'requesterId' | 'recipientId'>

/** The chat in whose room this file was recorded; undefined once the room is gone. */
export function findChatOfFile(database: Database, fileId: string): Promise<ChatOfFile | undefined> {
  return database.asSystem((tx) =>
    tx
      .selectFrom('recording_files')
      .innerJoin('coffee_chats', 'coffee_chats.video_link', 'recording_files.room_id')
      .where('recording_files.id', '=', fileId)
      .select(['coffee_chats.id', 'requester_id as requesterId', 'recipient_id as recipientId'])
      .executeTakeFirst(),
  )
}

/**
 * Hides every file whose time is over: expired ones, uploads that nothing came of in an hour or that have stood
 * still for a day, and those whose room or owner is gone.
 * Answers the ids of those that somebody could see until now.
 */
export async function hideDue(database: Database): Promise<string[]> {
  const { rows } = await database.asSystem((tx) =>
    sql<{ id: string; was_ready: boolean }>`
      with due as (
        select id, state from recording_files
        where state <> 'deleted' and (
          expires_at <= now()
          or (state = 'uploading' and touched_at <= now() - interval '1 hour' and touched_at = created_at)
          or (state = 'uploading' and touched_at <= now() - interval '1 day')
          or room_id is null or owner_id is null
        )
        for update skip locked
      )
      update recording_files file set state = 'deleted', picture = null from due where file.id = due.id
      returning file.id, due.state = 'ready' as was_ready`.execute(tx),
  )
  return rows.filter((row) => row.was_ready).map((row) => row.id)
}

/** Hidden files whose bytes may still be there, in the order of their ids; from `after` on. */
export async function listHidden(database: Database, after: string, limit: number): Promise<string[]> {
  const rows = await database.asSystem((tx) =>
    tx
      .selectFrom('recording_files')
      .select('id')
      .where('state', '=', 'deleted')
      .where('id', '>', after)
      .orderBy('id')
      .limit(limit)
      .execute(),
  )
  return rows.map((row) => row.id)
}
