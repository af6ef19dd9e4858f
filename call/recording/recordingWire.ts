import type { ErrorCode } from '../../contract/errors.ts'
import type { Recording } from '../../contract/recordings.ts'
import type { RecordingAction } from '../../contract/recordingStates.ts'

/** One step of a recording's consent as we say it to the server (R4). Said again, it is still one step. */
export type RecordingStep = {
  recordingId: string
  action: RecordingAction
  /** Goes with `ask`. */
  studio?: boolean
}

export type StepAnswer = { ok: true; recording: Recording } | { ok: false; code: ErrorCode }

/** The way to the server, for one room. A fake stands in fakeRecordingWire.ts. */
export type RecordingWire = {
  /** Answers how the recording stands now, or why the step is refused; rejects where no answer came. */
  say(step: RecordingStep): Promise<StepAnswer>
  /** Every recording of the room, and what the server's clock says, in milliseconds since 1970. */
  list(): Promise<{ recordings: readonly Recording[]; serverNow: number }>
}
