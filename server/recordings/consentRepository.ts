import { sql, type Transaction } from 'kysely'
import type { Recording } from '../../contract/recordings.ts'
import type { RecordingAction } from '../../contract/recordingStates.ts'
import type { Database, Schema } from '../db/database.ts'
import { isDatabaseError, Refusal } from '../errors.ts'
import { findRoom } from '../rooms/repository.ts'
import { isRepeated, toRecording, toRecordings } from './recording.ts'

type Tx = Transaction<Schema>

export type RecordingStep = {
  roomId: string
  recordingId: string
  action: RecordingAction
  studio?: boolean | undefined
}

/** Two who ask with the same id, each in a room of their own, at the same instant. */
const keyTaken = '23505'

/**
 * Writes one step of a recording down (R4) and answers the recording, with those that a new question of the same recorder has
 * stopped. A step that led to the present state already is not written again. Throws `recording/not-found`,
 * `recording/not-yours`, `recording/not-open`, `room/not-found`, `room/not-participant`, `room/ended`, `rate-limited`.
 */
export async function takeStep(
  database: Database,
  personId: string,
  step: RecordingStep,
): Promise<{ recording: Recording; stopped: Recording[] }> {
  try {
    return await database.asMember(personId, async (tx) => {
      await insert(tx, personId, step)
      const recording = await read(tx, step.recordingId)
      if (!recording) throw new Refusal('recording/not-found')
      const stopped = step.action === 'ask' ? await readStopped(tx, personId, step.roomId) : []
      return { recording, stopped }
    })
  } catch (error) {
    const recording = await database.asMember(personId, (tx) => read(tx, step.recordingId))
    if (recording && isRepeated(recording, personId, step)) return { recording, stopped: [] }
    throw isDatabaseError(error) && error.code === keyTaken ? new Refusal('recording/not-found') : error
  }
}

/** The trigger holds the state machine, and stamps the number and the time. */
async function insert(tx: Tx, personId: string, { roomId, recordingId, action, studio }: RecordingStep) {
  await tx
    .insertInto('recording_events')
    .values({
      recording_id: recordingId,
      room_id: roomId,
      person_id: personId,
      action,
      studio: studio ?? null,
    })
    .execute()
}

async function read(tx: Tx, recordingId: string) {
  const rows = await selectSteps(tx).where('recording_id', '=', recordingId).execute()
  return toRecording(rows)
}

/** The recorder's recordings in the room that were stopped since this transaction began. */
async function readStopped(tx: Tx, recorderId: string, roomId: string) {
  const stopped = tx
    .selectFrom('recording_events')
    .select('recording_id')
    .where('room_id', '=', roomId)
    .where('action', '=', 'stop')
    .where('person_id', '=', recorderId)
    .where('at', '>=', sql<Date>`now()`)
  return toRecordings(await selectSteps(tx).where('recording_id', 'in', stopped).execute())
}

/** All first steps come first, in time, so that recordings come in the order of their questions. */
const selectSteps = (tx: Tx) => tx.selectFrom('recording_events').selectAll().orderBy('step').orderBy('at')

/** Stops what this person has open in the room, in their name, and answers what that was: they have gone for good. */
export function stopOpenRecordings(
  database: Database,
  recorderId: string,
  roomId: string,
): Promise<Recording[]> {
  return database.asSystem(async (tx) => {
    await sql`select stop_open_recordings(${roomId}, ${recorderId})`.execute(tx)
    return readStopped(tx, recorderId, roomId)
  })
}

/** What was recorded in a room and who agreed to it, the oldest first. Throws `room/not-found`, `room/not-participant`. */
export async function listRecordings(database: Database, personId: string, roomId: string) {
  const rows = await database.asMember(personId, (tx) =>
    selectSteps(tx).where('room_id', '=', roomId).execute(),
  )
  const items = toRecordings(rows)
  // Row-level security answers nothing for a foreign room; say so instead of showing an empty one.
  if (items.length === 0) await findRoom(database, personId, roomId)
  return { items }
}

/**
 * The recording for its recorder, if the other one agreed to it and has not withdrawn: what was withdrawn stays on the recorder's
 * device and is not taken by the server. Throws `recording/not-found` (for strangers too), `recording/not-yours`,
 * `recording/no-consent`.
 */
export async function findAgreedRecording(
  database: Database,
  personId: string,
  recordingId: string,
): Promise<Recording> {
  const recording = await database.asMember(personId, (tx) => read(tx, recordingId))
  if (!recording) throw new Refusal('recording/not-found')
  if (recording.recorderId !== personId) throw new Refusal('recording/not-yours')
  const agreed = recording.events.some(({ action }) => action === 'agree')
  if (!agreed || recording.state === 'withdrawn') throw new Refusal('recording/no-consent')
  return recording
}
