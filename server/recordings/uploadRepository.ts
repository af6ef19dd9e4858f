import { sql, type Transaction } from 'kysely'
import type { UploadMetadata } from '../../contract/recordings.ts'
import type { Database, Schema } from '../db/database.ts'
import { Refusal } from '../errors.ts'
import { pictureShare, refuseUpload, type UploadLimits } from './fileRules.ts'

type Tx = Transaction<Schema>

export type NewUpload = UploadMetadata & { ownerId: string; roomId: string; sizeBytes: number }

/** An upload as its owner's requests find it. */
export type Upload = { id: string; ownerId: string; type: string; sizeBytes: number; state: string }

/**
 * Makes the row of an upload that may begin, and answers its id. One of the same file that was never finished gives way: whoever
 * begins anew has lost it. Throws what `refuseUpload` says.
 */
export async function beginUpload(
  database: Database,
  upload: NewUpload,
  there: UploadLimits & { freeBytes: number | undefined },
): Promise<Upload> {
  const { ownerId, sizeBytes } = upload
  return database.asSystem(async (tx) => {
    // Two at once would each find room for one, in their member's share or on everybody's disk.
    await sql`select pg_advisory_xact_lock(hashtextextended('recording-files', 3))`.execute(tx)
    await giveWay(tx, upload)
    const sizes = await readSizes(tx, ownerId, upload.recordingId)
    const code = refuseUpload({ sizeBytes, ...sizes, freeBytes: there.freeBytes }, there)
    if (code) throw new Refusal(code)
    const row = await tx
      .insertInto('recording_files')
      .values({
        recording_id: upload.recordingId,
        room_id: upload.roomId,
        owner_id: ownerId,
        name: upload.name,
        type: upload.type,
        size_bytes: sizeBytes,
        duration_ms: upload.durationMs,
      })
      .returning(['id', 'type', 'size_bytes as sizeBytes', 'state'])
      .executeTakeFirstOrThrow()
    return { ...row, ownerId }
  })
}

async function giveWay(tx: Tx, { ownerId, recordingId, name, sizeBytes }: NewUpload) {
  await tx
    .updateTable('recording_files')
    .set({ state: 'deleted' })
    .where('owner_id', '=', ownerId)
    .where('recording_id', '=', recordingId)
    .where('name', '=', name)
    .where('size_bytes', '=', sizeBytes)
    .where('state', '=', 'uploading')
    .execute()
}

/** What has arrived of unfinished uploads is not known here, so all of them counts as yet to come. */
function readSizes(tx: Tx, ownerId: string, recordingId: string) {
  return tx
    .selectFrom('recording_files')
    .select([
      sql<number>`coalesce(sum(size_bytes + ${pictureShare}::bigint) filter (where owner_id = ${ownerId}::uuid and state <> 'deleted'), 0)::bigint`.as(
        'usedBytes',
      ),
      sql<number>`(count(*) filter (where recording_id = ${recordingId}::uuid and state <> 'deleted'))::bigint`.as(
        'files',
      ),
      sql<number>`coalesce(sum(size_bytes) filter (where state = 'uploading'), 0)::bigint`.as(
        'promisedBytes',
      ),
    ])
    .where((is) => is.or([is('owner_id', '=', ownerId), is('state', '=', 'uploading')]))
    .executeTakeFirstOrThrow()
}

const withdrawn = sql<boolean>`exists (
  select from recording_events step
  where step.recording_id = recording_files.recording_id and step.action = 'withdraw'
)`

/** An upload of one's own, also when it is finished. Throws `recording/not-found`, `recording/no-consent` once it was withdrawn. */
export async function findUpload(database: Database, ownerId: string, id: string): Promise<Upload> {
  const found = await database.asSystem((tx) =>
    tx
      .selectFrom('recording_files')
      .select(['id', 'type', 'size_bytes as sizeBytes', 'state', withdrawn.as('isWithdrawn')])
      .where('id', '=', id)
      .where('owner_id', '=', ownerId)
      .where('room_id', 'is not', null)
      .executeTakeFirst(),
  )
  if (found?.isWithdrawn) throw new Refusal('recording/no-consent')
  if (!found || found.state === 'deleted') throw new Refusal('recording/not-found')
  const { type, sizeBytes, state } = found
  return { id: found.id, ownerId, type, sizeBytes, state }
}

/** Bytes have come: an upload that goes on is not taken for one that was given up. */
export async function touchUpload(database: Database, id: string) {
  await database.asSystem((tx) =>
    tx
      .updateTable('recording_files')
      .set({ touched_at: sql`clock_timestamp()` })
      .where('id', '=', id)
      .where('state', '=', 'uploading')
      .execute(),
  )
}

/**
 * Shows a file whose bytes are all there to both people. Answers whether this call did it: it doesn't where the file is shown already,
 * was hidden meanwhile, or the other one has withdrawn.
 */
export async function finishUpload(database: Database, id: string, retentionDays: number) {
  const { numUpdatedRows } = await database.asSystem(async (tx) => {
    // A step of the recording under way, which holds the room, may be the one that withdraws.
    const room = tx.selectFrom('recording_files').select('room_id').where('id', '=', id)
    await tx
      .selectFrom('video_rooms')
      .select('room_id')
      .where('room_id', '=', room)
      .forNoKeyUpdate()
      .execute()
    return tx
      .updateTable('recording_files')
      .set({
        state: 'ready',
        created_at: sql`clock_timestamp()`,
        expires_at:
          retentionDays === 0 ? null : sql`clock_timestamp() + make_interval(days => ${retentionDays})`,
      })
      .where('id', '=', id)
      .where('state', '=', 'uploading')
      .where(sql<boolean>`not ${withdrawn}`)
      .executeTakeFirst()
  })
  return numUpdatedRows > 0n
}
