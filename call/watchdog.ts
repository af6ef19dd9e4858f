import type { CancelTimer, Clock } from './clock.ts'
import { recoveryTimes } from './recoveryPolicy.ts'

/** A timer that comes so much late, in milliseconds, was held up with the whole page: nothing follows from it. */
const standstill = 1_500

export type WatchdogParts = {
  clock: Clock
  /** Asks the other page for a sign of life; false where it can't be asked. */
  ping(): boolean
  /** A number that rises with all that arrives, whoever sent it (`arrivals`). */
  arrivals(): Promise<number>
  /** How long nothing may arrive, in milliseconds. */
  longestSilence(): number
  /** Nothing arrives any more; something arrives again. Alternating. */
  changed(silent: boolean): void
}

/**
 * Notices within a second that nothing arrives any more, long before the browser does (C9). What is asked and answered
 * over the data channel is cheap; the browser's figures are read only where an answer is late.
 */
export class Watchdog {
  readonly #parts: WatchdogParts
  #cancel: CancelTimer | null = null
  /** When the sign of life was asked for that has not come yet. */
  #askedAt: number | null = null
  #nextAsk = 0
  /** What had arrived when an answer was found late. */
  #before: number | null = null
  #silent = false
  #reading = false

  constructor(parts: WatchdogParts) {
    this.#parts = parts
  }

  get silent() {
    return this.#silent
  }

  /** The path is up: begins to watch it, or takes note. */
  start() {
    this.heard()
    if (!this.#cancel) this.#plan()
  }

  /** The other page answered, or said anything. */
  heard() {
    this.#askedAt = null
    this.#before = null
    this.#become(false)
  }

  stop() {
    this.#cancel?.()
    this.#cancel = null
  }

  #plan() {
    const { clock } = this.#parts
    const plannedAt = clock.now
    this.#cancel = clock.after(recoveryTimes.look, () => {
      if (clock.now - plannedAt > standstill) this.#askedAt = null
      this.#plan()
      this.#look(clock.now)
    })
  }

  #look(now: number) {
    if (this.#askedAt === null && !this.#silent) return this.#ask(now)
    const late = this.#askedAt === null ? 0 : now - this.#askedAt
    // The figures are read twice, so that they tell what arrived in between.
    if (this.#silent || late >= this.#parts.longestSilence() / 2) void this.#compare(late)
  }

  #ask(now: number) {
    if (now < this.#nextAsk) return
    this.#nextAsk = now + recoveryTimes.ping
    this.#askedAt = now
    if (!this.#parts.ping()) this.#askedAt = null
  }

  async #compare(late: number) {
    if (this.#reading) return
    this.#reading = true
    const arrived = await this.#parts.arrivals().catch(() => 0)
    this.#reading = false
    if (!this.#cancel || (this.#askedAt === null && !this.#silent)) return
    // Figures of a connection within that was given up are gone with it.
    if (this.#before === null || arrived < this.#before) this.#before = arrived
    else if (arrived > this.#before) this.#arrives(arrived)
    else if (late >= this.#parts.longestSilence()) this.#become(true)
  }

  /** Something arrives, be it not the answer: that may be on its way again. */
  #arrives(arrived: number) {
    this.#before = arrived
    if (this.#silent) this.heard()
    else if (this.#askedAt !== null) this.#askedAt = this.#parts.clock.now
  }

  #become(silent: boolean) {
    if (silent === this.#silent) return
    this.#silent = silent
    this.#parts.changed(silent)
  }
}

/**
 * A number that rises with each packet, whatever is in it, and with each answer to the browser's own checks of the path
 * (consent, RFC 7675), which come every few seconds even where nobody sends anything.
 */
export function arrivals(stats: RTCStatsReport) {
  let sum = 0
  for (const report of stats.values()) {
    if (report.type === 'transport') sum += numberIn(report, 'bytesReceived')
    if (report.type !== 'candidate-pair') continue
    sum += numberIn(report, 'bytesReceived') + numberIn(report, 'responsesReceived')
  }
  return sum
}

function numberIn(report: object, name: string) {
  const value: unknown = new Map(Object.entries(report)).get(name)
  return typeof value === 'number' ? value : 0
}
