export type CancelTimer = () => void

/** The passing of time, given from outside so that tests can move it. */
export type Clock = {
  /** Milliseconds since some moment. */
  readonly now: number
  /** Does `work` once, `milliseconds` from now, unless cancelled before. */
  after(milliseconds: number, work: () => void): CancelTimer
}

export const systemClock: Clock = {
  get now() {
    return performance.now()
  },
  after(milliseconds, work) {
    const timer = setTimeout(work, milliseconds)
    return () => clearTimeout(timer)
  },
}
