import type { ErrorCode } from '../../contract/errors.ts'
import type { Recording } from '../../contract/recordings.ts'
import type { RecordingState } from '../../contract/recordingStates.ts'

/** How a recording of ours ended, for the one who made it. */
export type RecordingEnding =
  | 'cancelled'
  | 'declined'
  /** Nobody answered in time. */
  | 'unanswered'
  /** The server never heard that we ask. */
  | 'unheard'
  | 'refused'
  | 'withdrawn'
  | 'stopped'

/** The recording that we make, or ask to make. */
export type OwnRecording = {
  id: string
  studio: boolean
  /** `agreed`: the server has written it down, so the recorder may begin; `recording` once it does. */
  phase: 'asking' | 'agreed' | 'recording' | 'ended'
  /** When it began, by our own clock; null before. */
  since: number | null
  /** Set once the phase is `ended`. */
  ending: RecordingEnding | null
  /** Set where the ending is `refused`. */
  refusal: ErrorCode | null
}

/** A recording that the other one makes, or asks to make. */
export type TheirRecording = {
  id: string
  studio: boolean
  /** `withdrawing`: until the recorder or the server has heard of it. */
  phase: 'asked' | 'agreed' | 'recording' | 'withdrawing'
  since: number | null
}

export type ConsentState = {
  own: OwnRecording | null
  /** What the other one asks of us now. */
  asked: TheirRecording | null
  /** The recording that we are in, or are about to be. */
  recordedBy: TheirRecording | null
}

export const noConsent: ConsentState = { own: null, asked: null, recordedBy: null }

const ends = ['declined', 'withdrawn', 'stopped'] as const satisfies readonly RecordingState[]

export const isOver = (state: RecordingState): state is (typeof ends)[number] =>
  ends.some((end) => end === state)

const order = ['asked', 'agreed', 'recording', 'withdrawing'] as const

/** Whether a recording has come so far already: what the server says may be older than what we know. */
export const isBeyond = (known: TheirRecording, phase: TheirRecording['phase']) =>
  order.indexOf(known.phase) > order.indexOf(phase)

/** What is shown of all that the other one asks or does: what runs comes before what is only about to. */
export function showTheirs(all: Iterable<TheirRecording>): Pick<ConsentState, 'asked' | 'recordedBy'> {
  const list = [...all]
  const find = (phase: TheirRecording['phase']) => list.find((recording) => recording.phase === phase)
  return {
    asked: find('asked') ?? null,
    recordedBy: find('recording') ?? find('withdrawing') ?? find('agreed') ?? null,
  }
}

/** How long ago it began when the server's clock said `serverNow`, in milliseconds. */
export function runningFor({ events }: Recording, serverNow: number) {
  const began = events.find(({ action }) => action === 'start')
  return began ? Math.max(0, serverNow - Date.parse(began.at)) : 0
}
