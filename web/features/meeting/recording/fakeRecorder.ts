import { type CallRecorderState, idle } from '../../../../call/recording/callRecorder.ts'
import type {
  LocalRecording,
  RecordingOptions,
  RecordingProblem,
  RecordingSources,
} from '../../../../call/recording/recording.ts'
import { Store } from '../../../../call/store.ts'

const file: LocalRecording = {
  id: 'file',
  recordingId: 'file',
  fileName: 'avari-call-2026-11-25T20-00-00Z.webm',
  type: 'video/webm',
  sizeBytes: 1000,
  durationMs: 2000,
  startedAt: '2026-11-25T20:00:00.000Z',
  roomId: 'room',
  studioOffsetMs: null,
  otherName: 'Grace',
  state: 'ready',
}

/** A recorder that records nothing, and fails when it is told to. */
export class FakeRecorder {
  readonly #store = new Store<CallRecorderState>(idle)
  readonly getState = () => this.#store.get()
  readonly subscribe = (listener: () => void) => this.#store.subscribe(listener)
  /** What it was begun with, and was given since. */
  readonly sources: RecordingSources[] = []
  begun: { id: string; options: RecordingOptions } | null = null
  closed = false
  /** Why it can't begin. */
  flaw: RecordingProblem | null = null
  readonly #written = Promise.withResolvers<void>()

  start(id: string, options: RecordingOptions, sources: RecordingSources) {
    this.begun = { id, options }
    this.sources.push(sources)
    if (this.flaw) this.#store.update({ phase: 'failed', problem: this.flaw })
    else this.#store.update({ phase: 'recording', startedAt: 0 })
    return Promise.resolve(!this.flaw)
  }

  setSources(sources: RecordingSources) {
    this.sources.push(sources)
  }

  async stop() {
    if (this.flaw) throw new Error(this.flaw)
    this.#store.update({ phase: 'finishing' })
    await this.#written.promise
    this.#store.update({ phase: 'done', file })
    return file
  }

  close() {
    this.closed = true
  }

  /** So much of the whole file is on the disk. */
  progress(share: number) {
    this.#store.update({ share })
  }

  /** Everything is on the disk. */
  write() {
    this.#written.resolve()
  }

  /** It ends by itself. */
  breakOff(problem: RecordingProblem) {
    this.#store.update({ phase: 'finishing', problem })
  }
}
