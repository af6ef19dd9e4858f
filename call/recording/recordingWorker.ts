import { RecordingError } from './recording.ts'
import type { FromRecordingWorker, JobMessage, RecordingJob } from './workerMessages.ts'

type Reply = FromRecordingWorker['type']
type Told<Kind extends Reply> = Extract<FromRecordingWorker, { type: Kind }>

function isOfKind<Kind extends Reply>(message: FromRecordingWorker, kind: Kind): message is Told<Kind> {
  return message.type === kind
}

/** A worker with one job. What it tells is heard by `onMessage`; `until` waits for one word, or its failure. */
export class RecordingWorker {
  readonly #worker = new Worker(new URL('./recording.worker.ts', import.meta.url), { type: 'module' })
  readonly #failure = Promise.withResolvers<never>()
  readonly #listeners = new Set<(message: FromRecordingWorker) => void>()

  /** `onFailure` is told at most once: by the worker, or when it could not be loaded or broke down. */
  constructor(
    onMessage: (message: FromRecordingWorker) => void,
    onFailure: (error: RecordingError) => void = () => undefined,
  ) {
    this.#failure.promise.catch(onFailure)
    this.#listeners.add(onMessage)
    this.#worker.addEventListener('message', ({ data }: MessageEvent<FromRecordingWorker>) => {
      if (data.type === 'failed') this.#failure.reject(new RecordingError(data.problem, data.reason))
      for (const listener of this.#listeners) listener(data)
    })
    this.#worker.addEventListener('error', (event) => {
      event.preventDefault()
      this.#failure.reject(new RecordingError('worker-failed', event.message))
    })
  }

  send(message: RecordingJob | JobMessage, transfer: Transferable[] = []) {
    this.#worker.postMessage(message, transfer)
  }

  /** The next message of this kind; rejects with a `RecordingError` if the worker fails before. */
  until<Kind extends Reply>(kind: Kind): Promise<Told<Kind>> {
    const arrived = new Promise<Told<Kind>>((resolve) => {
      const listener = (message: FromRecordingWorker) => {
        if (!isOfKind(message, kind)) return
        this.#listeners.delete(listener)
        resolve(message)
      }
      this.#listeners.add(listener)
    })
    return Promise.race([arrived, this.#failure.promise])
  }

  close() {
    this.#worker.terminate()
    this.#failure.reject(new RecordingError('worker-failed', 'closed'))
  }
}
