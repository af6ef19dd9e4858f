import type { BackgroundLook, FromBackgroundWorker, ToBackgroundWorker } from './backgroundFrames.ts'
import { openCanvasFrames } from './canvasFrames.ts'
import { openFramePipes } from './framePipes.ts'

export type SessionEvents = {
  /** A picture takes so many milliseconds to make. */
  onPace(milliseconds: number): void
  /** It worked and does so no longer. */
  onLost(): void
}

/** Milliseconds for the worker to give its frames back before it is ended. */
const farewell = 1000

/** One camera's track with another background: its worker and all that has to be given back. */
export class BackgroundSession {
  readonly #source: MediaStreamTrack
  readonly #events: SessionEvents
  readonly #worker = new Worker(new URL('./background.worker.ts', import.meta.url), { type: 'module' })
  #canvas: Awaited<ReturnType<typeof openCanvasFrames>> | null = null
  #track: MediaStreamTrack | null = null
  #ready = Promise.withResolvers<void>()
  #begun = false
  #closed = false

  constructor(track: MediaStreamTrack, events: SessionEvents) {
    this.#source = track.clone()
    this.#events = events
    this.#worker.addEventListener('message', ({ data }: MessageEvent<FromBackgroundWorker>) =>
      this.#hear(data),
    )
    this.#worker.addEventListener('error', () => this.#fail('The worker did not start'))
  }

  /** Settles with the made track once it shows its first picture. */
  async start(look: BackgroundLook) {
    const piped = openFramePipes(this.#source)
    this.#track = piped?.track ?? null
    if (!piped) {
      this.#canvas = await openCanvasFrames(this.#source)
      this.#track = this.#canvas.track
    }
    const pipes = piped?.pipes ?? null
    this.#send({ type: 'start', look, pipes }, pipes ? [pipes.frames, pipes.pictures] : [])
    await this.#ready.promise
    this.#begun = true
    if (!this.#track) throw new Error('No track was made')
    return this.#track
  }

  show(look: BackgroundLook) {
    this.#send({ type: 'look', look })
  }

  close() {
    if (this.#closed) return
    this.#closed = true
    this.#ready.reject(new Error('Closed before it was ready'))
    this.#send({ type: 'stop' })
    // Ends the worker's stream of frames, so that it sees the stop at once.
    this.#source.stop()
    this.#track?.stop()
    this.#canvas?.close()
    setTimeout(() => this.#worker.terminate(), farewell)
  }

  #hear(message: FromBackgroundWorker) {
    if (message.type === 'stopped') this.#worker.terminate()
    if (message.type === 'failed') this.#fail(message.reason)
    if (message.type === 'ready') this.#ready.resolve()
    if (message.type === 'next') void this.#grab()
    if (message.type === 'pace' && !this.#closed) this.#events.onPace(message.milliseconds)
    if (message.type === 'picture') {
      if (this.#canvas && !this.#closed) this.#canvas.show(message.picture)
      else message.picture.close()
    }
  }

  async #grab() {
    try {
      const frame = this.#closed ? null : await this.#canvas?.grab()
      if (frame) this.#send({ type: 'frame', frame }, [frame])
    } catch {
      this.#fail('The camera gives no picture')
    }
  }

  #fail(reason: string) {
    this.#ready.reject(new Error(reason))
    if (this.#begun && !this.#closed) this.#events.onLost()
  }

  #send(message: ToBackgroundWorker, transfer: Transferable[] = []) {
    this.#worker.postMessage(message, transfer)
  }
}
