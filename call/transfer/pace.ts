import type { Clock } from '../clock.ts'

/** Waiting longer than this, in milliseconds, beyond the quickest answer means that the transfer is in the way. */
const tolerance = 100
/** In bytes per second: where it begins, what it never exceeds, and what is left to it beside a call that suffers. */
const first = 8 * 1024 * 1024
const fastest = 64 * 1024 * 1024
const slowest = 64 * 1024
/** An answer may be late because this machine is busy: one of them does not take more than about half of the speed. */
const yielding = 0.85
const recovering = 1.25
/** How much may be on its way at most, in bytes. */
const mostBuffered = 1024 * 1024
const leastBuffered = 32 * 1024

/**
 * How fast a file may go beside a call. It is told how long the call's own channel takes to be answered: what fills a
 * queue on the way delays that, and the file then gives way to what got through before, and a little less.
 */
export class Pace {
  readonly #clock: Clock
  #rate = first
  #quickest = Infinity
  /** When the next piece may leave. */
  #next = 0
  #sent = 0
  #since: number

  constructor(clock: Clock) {
    this.#clock = clock
    this.#since = clock.now
  }

  /** How much may wait in the channel's buffer: about a second of it. */
  get window() {
    return Math.min(mostBuffered, Math.max(leastBuffered, this.#rate))
  }

  /** Takes the next `bytes`, and answers for how many milliseconds they are to be held back. */
  take(bytes: number) {
    const leaves = Math.max(this.#clock.now, this.#next)
    this.#next = leaves + (bytes / this.#rate) * 1000
    this.#sent += bytes
    return leaves - this.#clock.now
  }

  /** The call's channel was answered after `milliseconds`; `buffered` bytes have not left yet. */
  answered(milliseconds: number, buffered: number) {
    this.#quickest = Math.min(this.#quickest, milliseconds)
    if (milliseconds > this.#quickest + tolerance) return this.late(buffered)
    this.#rate = Math.min(fastest, this.#rate * recovering)
    this.#count(buffered)
  }

  /** It has not been answered for too long. */
  late(buffered: number) {
    const got = this.#count(buffered)
    const through = Math.min(this.#rate, Math.max(got, this.#rate / 2))
    this.#rate = Math.max(slowest, through * yielding)
  }

  /** Bytes per second that left since the last look. */
  #count(buffered: number) {
    const seconds = (this.#clock.now - this.#since) / 1000
    const left = Math.max(0, this.#sent - buffered)
    this.#sent = buffered
    this.#since = this.#clock.now
    return seconds > 0 ? left / seconds : fastest
  }
}
