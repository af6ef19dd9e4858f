/** Both people beside each other, or whoever speaks in front. A shared screen always stands in front (R3). */
export type RecordingLayout = 'side-by-side' | 'speaker'
export type RecordingFormat = 'webm' | 'mp4'

export type RecordingOptions = {
  layout: RecordingLayout
  format: RecordingFormat
  /** Bits in a second. */
  videoBitrate: number
}

/** What is recorded; it may change at any time. Null: not there, and a tile shows the name's initials instead. */
export type RecordingSources = {
  localCamera: MediaStreamTrack | null
  remoteCamera: MediaStreamTrack | null
  screen: MediaStreamTrack | null
  localAudio: MediaStreamTrack | null
  remoteAudio: MediaStreamTrack | null
  screenAudio: MediaStreamTrack | null
  localName: string
  remoteName: string
}

/** Why a recording could not begin, or ended before it was stopped. */
export type RecordingProblem =
  'not-supported' | 'no-space' | 'encoder-failed' | 'worker-failed' | 'storage-failed'

/** One file on this device (R5). */
export type LocalRecording = {
  id: string
  /** The recording that both people agreed to; a smaller copy has an `id` of its own and the same `recordingId`. */
  recordingId: string
  fileName: string
  /** Its media type. */
  type: string
  sizeBytes: number
  /** Zero while nobody has looked: a file that was cut off. */
  durationMs: number
  /** When it was begun, by this device's clock, as ISO 8601. */
  startedAt: string
  roomId: string
  otherName: string
  /** Set for one person's microphone alone (R8): milliseconds after the recording's beginning. */
  studioOffsetMs: number | null
  /** Cut off: the page went away in mid-recording; `repairRecording` makes a whole file of it. */
  state: 'ready' | 'cut-off'
}

/** A failure with one of the codes of `RecordingProblem`. */
export class RecordingError extends Error {
  readonly problem: RecordingProblem

  constructor(problem: RecordingProblem, cause?: unknown) {
    super(problem, { cause })
    this.problem = problem
  }
}

/** The code of a failure, `fallback` where it has none of ours. */
export function problemOf(error: unknown, fallback: RecordingProblem): RecordingProblem {
  if (error instanceof RecordingError) return error.problem
  if (error instanceof DOMException && error.name === 'QuotaExceededError') return 'no-space'
  return fallback
}
