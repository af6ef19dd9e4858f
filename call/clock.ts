export type CancelTimer = () => void

/** The passing of time, given from outside so that tests can move it. */
export type Clock = {
  /** Does `work` once, `milliseconds` from now, unless cancelled before. */
  after(milliseconds: number, work: () => void): CancelTimer
}

export const systemClock: Clock = {
  after(milliseconds, work) {
    const timer = setTimeout(work, milliseconds)
    return () => clearTimeout(timer)
  },
}
