import type { Selectable } from 'kysely'
import { z } from 'zod'
import type { Recording } from '../../contract/recordings.ts'
import {
  type RecordingAction,
  recordingActions,
  type RecordingState,
  recordingTransitions,
} from '../../contract/recordingStates.ts'
import type { RecordingEvents } from '../db/schema.gen.ts'

const actionSchema = z.enum(recordingActions)

/** Each action leads to one state, so the last one tells how a recording stands. */
const stateAfter = new Map<RecordingAction, RecordingState>(
  recordingTransitions.map(({ action, to }) => [action, to]),
)

/** A recording from the rows of its steps, in their order; undefined where there are none. */
export function toRecording(rows: Selectable<RecordingEvents>[]): Recording | undefined {
  const [asked] = rows
  const events = rows.map((row) => ({
    action: actionSchema.parse(row.action),
    personId: row.person_id,
    at: row.at.toISOString(),
  }))
  const last = events.at(-1)
  const state = last && stateAfter.get(last.action)
  return (
    asked &&
    state && {
      id: asked.recording_id,
      roomId: asked.room_id,
      recorderId: asked.person_id,
      state,
      studio: asked.studio ?? false,
      events,
    }
  )
}

/** Recordings from the rows of their steps, in the order of their first ones. */
export function toRecordings(rows: Selectable<RecordingEvents>[]): Recording[] {
  const steps = Map.groupBy(rows, (row) => row.recording_id)
  return [...steps.values()].flatMap((own) => toRecording(own) ?? [])
}

/** Whether the present state is this person's own doing, by this very step: then it was only sent twice. */
export function isRepeated(
  { events, state, studio, roomId }: Recording,
  personId: string,
  step: { roomId: string; action: RecordingAction; studio?: boolean | undefined },
) {
  const last = events.at(-1)
  return (
    roomId === step.roomId &&
    last?.action === step.action &&
    last.personId === personId &&
    (state !== 'asked' || studio === (step.studio ?? false))
  )
}
