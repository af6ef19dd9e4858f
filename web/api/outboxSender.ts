import type { CallMessage } from '../../contract/rooms.ts'
import { ApiError, type ApiErrorCode } from './apiError.ts'
import type { Outbox } from './outbox.ts'

export type OutboxSenderParts = {
  outbox: Outbox
  /** Rejects with an ApiError where the message did not verifiably arrive, and at once where `signal` is aborted. */
  post: (id: string, message: string, signal: AbortSignal) => Promise<CallMessage>
  /** The server has it. */
  posted: (message: CallMessage) => void
  /** Runs `work` while no other tab of this browser sends from the same outbox. */
  exclusively: (work: () => Promise<void>) => Promise<void>
  /** Nothing is sent until the next start. */
  stopped?: () => void
  /** Does `work` once, that many milliseconds from now, unless cancelled before. */
  after: (milliseconds: number, work: () => void) => () => void
}

/** What no repetition changes. */
const finalCodes: readonly ApiErrorCode[] = [
  'invalid-request',
  'payload-too-large',
  'not-found',
  'method-not-allowed',
  'room/ended',
  'room/not-found',
  'room/not-participant',
  'message/id-taken',
]
const isFinal = (failure: ApiErrorCode | null) => failure !== null && finalCodes.includes(failure)

/** Milliseconds until what failed is tried again; doubled each time up to the longest. */
const firstPause = 1_000
const longestPause = 30_000

/**
 * Milliseconds between two messages once the server has said that they come too fast: it takes ten in a second, and answers
 * what comes faster only once.
 */
const pace = 120

/**
 * Sends an outbox in its order, one message after the other: none overtakes an earlier one that may or may not have
 * arrived. What is refused for good is passed over.
 */
export class OutboxSender {
  readonly #parts: OutboxSenderParts
  #stopped: AbortController | null = null
  #sending = false
  #pause = firstPause
  #pausing = false
  /** What was on its way when the outbox last changed: what is so newly was added, or asked for again by a person. */
  #underway: ReadonlySet<string> = new Set()
  /** What is too fast for the server waits, whatever is added or pressed meanwhile. */
  #slowedDown = false
  #cancelRetry = () => {}
  #unsubscribe = () => {}

  constructor(parts: OutboxSenderParts) {
    this.#parts = parts
  }

  /** Sends what waits, and what is added or asked for again, until `stop`. */
  start() {
    if (this.#stopped) return
    this.#stopped = new AbortController()
    this.#pause = firstPause
    this.#unsubscribe = this.#parts.outbox.subscribe(() => this.#changed())
    this.#underway = this.#findUnderway()
    this.#wake()
  }

  stop() {
    this.#stopped?.abort()
    this.#stopped = null
    this.#sending = false
    this.#pausing = false
    this.#slowedDown = false
    this.#cancelRetry()
    this.#unsubscribe()
    this.#parts.stopped?.()
  }

  /** A pause is not cut by what another tab writes down about the same attempts: two would drive each other on. */
  #changed() {
    const before = this.#underway
    this.#underway = this.#findUnderway()
    const isNew = [...this.#underway].some((id) => !before.has(id))
    if (isNew || !this.#pausing) this.#wake()
  }

  #findUnderway() {
    const messages = this.#parts.outbox.getState()
    return new Set(messages.filter(({ failure }) => failure === null).map(({ id }) => id))
  }

  /** Something is to be sent. */
  #wake() {
    if (!this.#slowedDown) this.#begin()
  }

  #begin() {
    const signal = this.#stopped?.signal
    if (!signal || this.#sending) return
    this.#cancelRetry()
    this.#pausing = false
    if (!this.#next()) {
      this.#slowedDown = false
      return
    }
    this.#sending = true
    void this.#run(signal)
  }

  async #run(signal: AbortSignal) {
    let pause: number | null = null
    await this.#parts.exclusively(async () => {
      if (!signal.aborted) pause = await this.#sendAll(signal)
    })
    if (signal.aborted) return
    this.#sending = false
    if (pause === null) {
      // Added while the lock was given back.
      this.#wake()
      return
    }
    this.#pausing = true
    this.#cancelRetry = this.#parts.after(pause, () => this.#begin())
  }

  /** Null once nothing is left to send, else how long to wait, in milliseconds. */
  async #sendAll(signal: AbortSignal) {
    const { outbox } = this.#parts
    outbox.refresh()
    for (let next = this.#next(); next; next = this.#next()) {
      const failure = await this.#send(next, signal)
      if (signal.aborted) return null
      this.#slowedDown ||= failure === 'rate-limited'
      if (failure === null || isFinal(failure)) this.#pause = firstPause
      else return this.#nextPause()
      if (this.#slowedDown && this.#next()) return pace
    }
    this.#slowedDown = false
    return null
  }

  #next() {
    return this.#parts.outbox.getState().find(({ failure }) => !isFinal(failure))
  }

  async #send({ id, message }: { id: string; message: string }, signal: AbortSignal) {
    const { outbox, post, posted } = this.#parts
    try {
      posted(await post(id, message, signal))
      outbox.remove(new Set([id]))
      return null
    } catch (error) {
      const failure = error instanceof ApiError ? error.code : 'internal'
      // Cut off while sending: it is sent again by the next start, and the server knows the id if it had arrived. What is
      // only too fast is still on its way.
      if (!signal.aborted && failure !== 'rate-limited') outbox.setFailure(id, failure)
      return failure
    }
  }

  #nextPause() {
    const pause = this.#pause
    this.#pause = Math.min(2 * pause, longestPause)
    return pause
  }
}
