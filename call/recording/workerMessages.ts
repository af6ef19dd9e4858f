import type { Codecs } from './codecs.ts'
import type { Names } from './pictureComposer.ts'
import type { RecordingLayout, RecordingProblem } from './recording.ts'
import type { RecordingCard } from './recordingCard.ts'
import type { Person, Slot } from './recordingLayout.ts'

/** What a smaller copy is to be: the picture's height in pixels, bits in a second. */
export type SmallerSize = { height: number; videoBitrate: number }

/** Makes and writes the whole recording, of frames (Chromium). */
export type ComposeJob = {
  type: 'compose'
  card: RecordingCard
  layout: RecordingLayout
  names: Names
  codecs: Codecs
  videoBitrate: number
  sound: ReadableStream<AudioData>
}
/** Writes what a MediaRecorder makes, and says when a picture is due where it has any. */
export type AppendJob = { type: 'append'; card: RecordingCard; bitrate: number; ticks: boolean }
/** Makes the whole file of `card` out of the file called `from`: as it is, or smaller. */
export type RewriteJob = { type: 'rewrite'; from: string; card: RecordingCard; smaller: SmallerSize | null }
export type RecordingJob = ComposeJob | AppendJob | RewriteJob

/** What a job may be told after it was given. */
export type JobMessage =
  | { type: 'pictures'; slot: Slot; frames: ReadableStream<VideoFrame> | null }
  | { type: 'names'; names: Names }
  | { type: 'front'; person: Person }
  | { type: 'chunk'; bytes: ArrayBuffer }
  | { type: 'stop' }

export type FromRecordingWorker =
  | { type: 'started' }
  /** A picture is due (append). */
  | { type: 'tick' }
  /** So many bytes are written. */
  | { type: 'grown'; bytes: number }
  /** It stopped by itself, since there is no more room. What is written is kept. */
  | { type: 'full' }
  | { type: 'stopped' }
  | { type: 'progress'; share: number }
  | { type: 'rewritten'; durationMs: number }
  | { type: 'failed'; problem: RecordingProblem; reason: string }

export type Tell = (message: FromRecordingWorker) => void
export type Job = { hear(message: JobMessage): void | Promise<void> }
