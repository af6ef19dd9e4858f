import type { RecordingWorker } from './recordingWorker.ts'

/** Milliseconds of recording that are handed over at a time (R5). */
const timeslice = 1000

/** What a MediaRecorder makes, handed over to the worker that writes it: piece by piece, in order. */
export class RecorderPieces {
  readonly #recorder: MediaRecorder
  readonly #worker: RecordingWorker
  #handedOver: Promise<void> = Promise.resolve()

  constructor(recorder: MediaRecorder, worker: RecordingWorker) {
    this.#recorder = recorder
    this.#worker = worker
  }

  /**
   * Settles once it really records: on a busy machine Firefox takes seconds until then, of which nothing is in the file. The
   * first piece waits until the worker is `ready`.
   */
  async start(ready: Promise<void> = Promise.resolve()) {
    this.#handedOver = ready
    const begun = new Promise((resolve) => this.#recorder.addEventListener('start', resolve, { once: true }))
    this.#recorder.addEventListener('dataavailable', ({ data }) => this.#handOver(data))
    this.#recorder.start(timeslice)
    await begun
  }

  /** Settles once everything is written; rejects with a `RecordingError` where the worker fails before. */
  async stop() {
    if (this.#recorder.state !== 'inactive') {
      const ended = new Promise((resolve) => this.#recorder.addEventListener('stop', resolve, { once: true }))
      this.#recorder.stop()
      await ended
    }
    await this.#handedOver
    const stopped = this.#worker.until('stopped')
    this.#worker.send({ type: 'stop' })
    await stopped
  }

  /** Ends the recorder at once; what is written stays. */
  close() {
    if (this.#recorder.state !== 'inactive') this.#recorder.stop()
  }

  #handOver(piece: Blob) {
    const before = this.#handedOver
    const send = async () => {
      const bytes = await piece.arrayBuffer()
      await before
      this.#worker.send({ type: 'chunk', bytes }, [bytes])
    }
    this.#handedOver = send()
  }
}
