import { sql, type Selectable, type Transaction } from 'kysely'
import { z } from 'zod'
import type { RecordingFile } from '../../contract/recordings.ts'
import { decodeCursor, encodeCursor, toPage } from '../cursor.ts'
import type { Database, Schema } from '../db/database.ts'
import type { RecordingFiles } from '../db/schema.gen.ts'
import { Refusal } from '../errors.ts'
import { findRoom } from '../rooms/repository.ts'

type Tx = Transaction<Schema>

const columns = [
  'id',
  'recording_id',
  'room_id',
  'owner_id',
  'name',
  'type',
  'size_bytes',
  'duration_ms',
  'created_at',
  'expires_at',
  sql<boolean>`picture is not null`.as('has_picture'),
  // A JavaScript date would lose the microseconds that the order goes by.
  sql<string>`created_at::text`.as('cursor_time'),
] as const

type Row = Omit<Selectable<RecordingFiles>, 'picture' | 'state' | 'touched_at'> & {
  has_picture: boolean
  cursor_time: string
}

const toFile = (row: Row): RecordingFile => ({
  id: row.id,
  recordingId: row.recording_id,
  // Nobody sees a file without its room or its owner: the clean-up takes it.
  roomId: row.room_id ?? '',
  ownerId: row.owner_id ?? '',
  name: row.name,
  type: row.type,
  sizeBytes: row.size_bytes,
  durationMs: row.duration_ms,
  hasPicture: row.has_picture,
  createdAt: row.created_at.toISOString(),
  expiresAt: row.expires_at?.toISOString() ?? null,
})

const cursorSchema = z.tuple([z.string().regex(/^[\d: .+-]{19,40}$/u), z.uuid()])

type Wanted = { roomId?: string | undefined; limit: number; cursor?: string | undefined }

/** One page of the files of one room, or of all of one's rooms. Throws `room/not-found`, `room/not-participant`. */
export async function listFiles(database: Database, personId: string, wanted: Wanted) {
  const { roomId, limit } = wanted
  const rows = await database.asMember(personId, (tx) => readPage(tx, personId, wanted))
  // Row-level security answers nothing for a foreign room; say so instead of showing an empty one.
  if (rows.length === 0 && roomId !== undefined) await findRoom(database, personId, roomId)
  const page = toPage(rows, limit, (last) => encodeCursor([last.cursor_time, last.id]))
  return { items: page.items.map(toFile), nextCursor: page.nextCursor }
}

/** By the rooms, of which a member has few: the policy alone would look at every file there is. */
function readPage(tx: Tx, personId: string, { roomId, limit, cursor }: Wanted): Promise<Row[]> {
  const at = cursor === undefined ? undefined : decodeCursor(cursorSchema, cursor)
  const rooms = tx
    .selectFrom('coffee_chats')
    .select('video_link')
    .where((is) => is.or([is('requester_id', '=', personId), is('recipient_id', '=', personId)]))
  let query = tx.selectFrom('recording_files').select(columns).where('state', '=', 'ready')
  query = query.where('room_id', roomId === undefined ? 'in' : '=', roomId ?? rooms)
  if (at) query = query.where(sql<boolean>`(created_at, id) < (${at[0]}::timestamptz, ${at[1]}::uuid)`)
  return query
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
}

/** A file of one of this member's rooms. Throws `recording/not-found`, for anybody else's too. */
export async function findFile(database: Database, personId: string, id: string): Promise<RecordingFile> {
  const row = await database.asMember(personId, (tx) =>
    tx.selectFrom('recording_files').select(columns).where('id', '=', id).executeTakeFirst(),
  )
  if (!row) throw new Refusal('recording/not-found')
  return toFile(row)
}

/** Throws `recording/not-found`, also where there is a file and no picture. */
export async function readPicture(database: Database, personId: string, id: string): Promise<Buffer> {
  const row = await database.asMember(personId, (tx) =>
    tx.selectFrom('recording_files').select('picture').where('id', '=', id).executeTakeFirst(),
  )
  if (!row?.picture) throw new Refusal('recording/not-found')
  return row.picture
}

export async function keepPicture(database: Database, id: string, picture: Uint8Array) {
  await database.asSystem((tx) =>
    tx
      .updateTable('recording_files')
      .set({ picture: Buffer.from(picture) })
      .where('id', '=', id)
      .where('state', '=', 'ready')
      .execute(),
  )
}

/** Hides a file at once and for good. Its row stays until its bytes are gone: see `forgetFile`. */
export async function hideFile(database: Database, id: string) {
  await database.asSystem((tx) =>
    tx.updateTable('recording_files').set({ state: 'deleted', picture: null }).where('id', '=', id).execute(),
  )
}

/** Call it when nothing of the file is stored any more. */
export async function forgetFile(database: Database, id: string) {
  await database.asSystem((tx) =>
    tx.deleteFrom('recording_files').where('id', '=', id).where('state', '=', 'deleted').execute(),
  )
}
