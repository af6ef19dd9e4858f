/** Seconds of sound that arrive late or not at all before silence takes their place. */
const patience = 0.4
/** Seconds over which the least late arrival tells how late sound really is: what is held up comes in bursts. */
const window = 1
const shortestWindow = 0.5
/** Seconds that sound may be off before it is put right; whoever looks on notices from about 80 ms. */
const tolerance = 0.03

/** How many frames of silence go before what arrived, and how many of its own first ones are left out. */
export type Pace = { pad: number; skip: number }

/**
 * Keeps recorded sound in step with the clock by counting frames. The time stamps of the sound itself are no help: they
 * were seen to jump by seconds, and two devices' clocks differ. All times are seconds since the recording began.
 */
export class AudioPacer {
  readonly #rate: number
  #written = 0
  #lastArrival = 0
  #begun = false
  #arrivals: { at: number; late: number }[] = []

  /** `rate` in frames per second. */
  constructor(rate: number) {
    this.#rate = rate
  }

  /** Where the next frame that is written belongs, in seconds. */
  get position() {
    return this.#written / this.#rate
  }

  /** `frames` came at `now`. */
  arrive(frames: number, now: number): Pace {
    const drift = this.#drift(frames, now)
    this.#lastArrival = now
    this.#begun = true
    if (drift !== 0) this.#arrivals = []
    // What arrives before it can have been heard is too much: no delay explains that.
    const pad = Math.max(0, Math.round(drift * this.#rate))
    const skip = Math.min(frames, Math.max(0, Math.round(-drift * this.#rate)))
    this.#written += pad + frames - skip
    return { pad, skip }
  }

  /** How many frames of silence are to be written at `now`, since nothing arrives. */
  starve(now: number) {
    if (now - this.#lastArrival < patience) return 0
    const missing = Math.floor(now * this.#rate) - this.#written
    if (missing <= 0) return 0
    this.#written += missing
    this.#arrivals = []
    return missing
  }

  /** Seconds to put right before these frames; 0 where they are in place. */
  #drift(frames: number, now: number) {
    const late = now - (this.#written + frames) / this.#rate
    if (!this.#begun) return Math.max(0, late)
    if (late < -tolerance) return late
    this.#arrivals.push({ at: now, late })
    while ((this.#arrivals[0]?.at ?? now) < now - window) this.#arrivals.shift()
    if (now - (this.#arrivals[0]?.at ?? now) < shortestWindow) return 0
    const least = Math.min(...this.#arrivals.map((arrival) => arrival.late))
    return least > tolerance ? least : 0
  }
}
