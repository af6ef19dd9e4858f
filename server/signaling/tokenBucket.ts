/** `burst` tokens at most, refilled by `perSecond`. */
export type BucketLimits = { burst: number; perSecond: number }

/** A token bucket: two numbers and no timer, because every relayed message passes one. */
export class TokenBucket {
  readonly #limits: BucketLimits
  readonly #now: () => number
  #tokens: number
  #filledAt: number

  /** `now` counts milliseconds and never goes back. */
  constructor(limits: BucketLimits, now: () => number) {
    this.#limits = limits
    this.#now = now
    this.#tokens = limits.burst
    this.#filledAt = now()
  }

  /** Takes `cost` tokens, or none if there are not enough. */
  take(cost: number) {
    this.#fill()
    if (this.#tokens < cost) return false
    this.#tokens -= cost
    return true
  }

  /** Whether it says as little as a new one would. */
  isFull() {
    this.#fill()
    return this.#tokens >= this.#limits.burst
  }

  #fill() {
    const now = this.#now()
    const refill = ((now - this.#filledAt) / 1000) * this.#limits.perSecond
    this.#tokens = Math.min(this.#limits.burst, this.#tokens + refill)
    this.#filledAt = now
  }
}
