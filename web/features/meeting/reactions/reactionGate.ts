/** How many reactions one person may send at once, and how fast one more comes free, in milliseconds. */
const burst = 5
const refill = 800

/** Lets reactions through at a pace that nobody minds. Both sides have one: the other page may not keep to its own. */
export class ReactionGate {
  readonly #now: () => number
  #left = burst
  #since: number

  constructor(now: () => number) {
    this.#now = now
    this.#since = now()
  }

  /** Whether one more may pass now. */
  take() {
    const now = this.#now()
    this.#left = Math.min(burst, this.#left + (now - this.#since) / refill)
    this.#since = now
    if (this.#left < 1) return false
    this.#left -= 1
    return true
  }
}
