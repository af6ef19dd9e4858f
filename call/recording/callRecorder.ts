import { Store } from '../store.ts'
import { CanvasEngine } from './canvasEngine.ts'
import { FrameEngine } from './frameEngine.ts'
import { completeRecording, readRecording } from './localRecordings.ts'
import {
  type LocalRecording,
  problemOf,
  RecordingError,
  type RecordingOptions,
  type RecordingProblem,
  type RecordingSources,
} from './recording.ts'
import type { EngineStart, RecordingEngine } from './recordingEngine.ts'
import { holdLock } from './recordingLock.ts'
import { isRecordingId, recordingFileName } from './recordingNames.ts'
import { followSpeaker } from './followSpeaker.ts'
import { handsOutFrames } from './trackFrames.ts'
import type { FromRecordingWorker } from './workerMessages.ts'

export type {
  LocalRecording,
  RecordingFormat,
  RecordingLayout,
  RecordingOptions,
  RecordingProblem,
  RecordingSources,
} from './recording.ts'

export type CallRecorderState = {
  /** `done` has a whole file, with a `problem` where it ended by itself; `failed` has none, or one that is still cut off. */
  phase: 'idle' | 'starting' | 'recording' | 'finishing' | 'done' | 'failed'
  /** Milliseconds since 1970 by this device's clock, once it records. */
  startedAt: number | null
  /** What is written on this device. */
  bytes: number
  /** How much of the whole file is written, from 0 to 1, once it is `finishing`. */
  share: number
  problem: RecordingProblem | null
  file: LocalRecording | null
}

/** Milliseconds in which an engine begins, or never will: its code may hang on a network that is away. */
const patience = 15_000

/** Milliseconds that an engine may take to write out what it holds; what is written already is kept in any case. */
const farewell = 15_000

/** Before a recording. */
export const idle: CallRecorderState = {
  phase: 'idle',
  startedAt: null,
  bytes: 0,
  share: 0,
  problem: null,
  file: null,
}

/** Records one call of a room, once: both people in one picture and one sound, onto this device (R1, R3, R5). */
export class CallRecorder {
  readonly #owner: { roomId: string; personId: string }
  readonly #store = new Store<CallRecorderState>(idle)
  #id = ''
  #engine: RecordingEngine | null = null
  #sources: RecordingSources | null = null
  #started: Promise<boolean> | null = null
  #finished: Promise<LocalRecording> | null = null
  #release: (() => void) | null = null
  #unfollow: (() => void) | null = null
  #closed = false

  constructor(owner: { roomId: string; personId: string }) {
    this.#owner = owner
  }

  get getState() {
    return this.#store.get
  }

  get subscribe() {
    return this.#store.subscribe
  }

  /**
   * Begins. `id` is the recording that both agreed to. Settles with whether it records; otherwise the state tells the problem.
   * A second call answers as the first one did.
   */
  start(id: string, options: RecordingOptions, sources: RecordingSources): Promise<boolean> {
    this.#started ??= this.#start(id, options, sources)
    return this.#started
  }

  /** What is recorded from now on. */
  setSources(sources: RecordingSources) {
    this.#sources = sources
    if (this.#store.get().phase === 'recording') this.#engine?.setSources(sources)
  }

  /**
   * Ends the recording and makes a whole file of it. Every call answers the same file. Rejects with a `RecordingError` only
   * where there is nothing at all to keep.
   */
  async stop(): Promise<LocalRecording> {
    if (!(await this.#started)) throw new RecordingError(this.#store.get().problem ?? 'storage-failed')
    return this.#finish(null)
  }

  /** Gives everything back at once. What was not stopped before is found cut off on the next visit. */
  close() {
    if (this.#closed) return
    this.#closed = true
    this.#letGo()
    this.#release?.()
    this.#store.close()
  }

  async #start(id: string, options: RecordingOptions, sources: RecordingSources) {
    this.#id = id
    this.#sources = sources
    this.#store.update({ phase: 'starting' })
    try {
      await this.#claim(id)
      const startedAt = new Date()
      const engine = openEngine({
        card: {
          id,
          recordingId: id,
          ...this.#owner,
          otherName: sources.remoteName,
          format: options.format,
          startedAt: startedAt.toISOString(),
          fileName: recordingFileName(startedAt, options.format),
        },
        options,
        sources,
        onMessage: (message) => this.#hear(message),
        onFailure: (failure) => this.#lose(failure),
      })
      this.#engine = engine
      await Promise.race([engine.start(), failAfter(patience)])
      if (this.#closed) throw new RecordingError('worker-failed', 'closed')
      if (this.#sources !== sources) engine.setSources(this.#sources)
      if (options.layout === 'speaker') this.#unfollow = followSpeaker(engine)
      this.#store.update({ phase: 'recording', startedAt: Date.now() })
      return true
    } catch (error) {
      this.#letGo()
      this.#release?.()
      this.#store.update({ phase: 'failed', problem: problemOf(error, 'encoder-failed') })
      return false
    }
  }

  /** Takes the lock by which other tabs know that somebody is at it, and the name of the file. */
  async #claim(id: string) {
    if (!isRecordingId(id)) throw new RecordingError('storage-failed', 'no name for a file')
    this.#release = await holdLock(id)
    if (!this.#release || (await readRecording(id)))
      throw new RecordingError('storage-failed', 'it is there already')
    // So that the browser does not clear it away when space gets short. Firefox would ask the person, in mid-call.
    if (handsOutFrames()) void navigator.storage.persist().catch(() => false)
  }

  #hear(message: FromRecordingWorker) {
    if (message.type === 'grown') this.#store.update({ bytes: message.bytes })
    if (message.type === 'full') this.#finish('no-space').catch(() => undefined)
  }

  #lose({ problem }: RecordingError) {
    if (this.#closed || this.#store.get().phase !== 'recording') return
    this.#finish(problem).catch(() => undefined)
  }

  #finish(problem: RecordingProblem | null) {
    this.#finished ??= this.#writeOut(problem)
    return this.#finished
  }

  async #writeOut(problem: RecordingProblem | null) {
    this.#store.update({ phase: 'finishing', problem })
    this.#unfollow?.()
    // One that fails to end has written all but its last second.
    await Promise.race([this.#engine?.stop(), waitFor(farewell)]).catch(() => undefined)
    this.#letGo()
    try {
      const file = await completeRecording(this.#id, (share) => this.#store.update({ share }))
      this.#store.update({ phase: 'done', file, bytes: file.sizeBytes })
      return file
    } catch (error) {
      const file = await readRecording(this.#id)
      this.#store.update({ phase: 'failed', problem: problem ?? problemOf(error, 'worker-failed'), file })
      if (!file) throw error
      return file
    } finally {
      this.#release?.()
    }
  }

  #letGo() {
    this.#unfollow?.()
    this.#engine?.close()
    this.#engine = null
  }
}

function openEngine(start: EngineStart): RecordingEngine {
  return handsOutFrames() ? new FrameEngine(start) : new CanvasEngine(start)
}

const waitFor = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

async function failAfter(milliseconds: number): Promise<never> {
  await waitFor(milliseconds)
  throw new RecordingError('worker-failed', 'it did not begin')
}
