import type { RecordingError, RecordingOptions, RecordingSources } from './recording.ts'
import type { RecordingCard } from './recordingCard.ts'
import type { SoundMix } from './soundMix.ts'
import type { FromRecordingWorker } from './workerMessages.ts'
import type { Person } from './recordingLayout.ts'

/** What a recording is begun with. The sources may change afterwards. */
export type EngineStart = {
  card: RecordingCard
  options: RecordingOptions
  sources: RecordingSources
  onMessage: (message: FromRecordingWorker) => void
  onFailure: (error: RecordingError) => void
}

/** One way to make the growing file of a recording. Methods reject with a `RecordingError`. */
export type RecordingEngine = {
  readonly sound: SoundMix
  /** Settles once it records. */
  start(): Promise<void>
  setSources(sources: RecordingSources): void
  bringForward(person: Person): void
  /** Settles once everything is written. */
  stop(): Promise<void>
  /** Gives everything back at once; what is written stays. */
  close(): void
}
