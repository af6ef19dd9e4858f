/** Says which frame of a steady rate is due; a frame whose time has passed is left out rather than made up for. */
export class FramePacer {
  readonly #rate: number
  #next = 0

  /** `rate` in frames per second. */
  constructor(rate: number) {
    this.#rate = rate
  }

  /** The number of the frame to make at `now`, in seconds since the beginning; null where it has been made. */
  due(now: number): number | null {
    const frame = Math.floor(now * this.#rate)
    if (frame < this.#next) return null
    this.#next = frame + 1
    return frame
  }

  /** Milliseconds from `now` until the next frame is due. */
  wait(now: number) {
    return Math.max(0, (this.#next / this.#rate - now) * 1000)
  }
}
