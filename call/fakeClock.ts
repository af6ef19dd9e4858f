import type { Clock } from './clock.ts'

type Timer = { due: number; work: () => void }

/** A clock that stands still until it is told to move. */
export class FakeClock implements Clock {
  now = 0
  #timers = new Set<Timer>()

  after(milliseconds: number, work: () => void) {
    const timer = { due: this.now + milliseconds, work }
    this.#timers.add(timer)
    return () => void this.#timers.delete(timer)
  }

  get pending() {
    return this.#timers.size
  }

  /** Moves on by `milliseconds`, doing what falls due in order, and lets promises settle in between. */
  async advance(milliseconds: number) {
    const end = this.now + milliseconds
    for (;;) {
      const next = [...this.#timers].filter((timer) => timer.due <= end).toSorted((a, b) => a.due - b.due)[0]
      if (!next) break
      this.now = next.due
      this.#timers.delete(next)
      next.work()
      await settle()
    }
    this.now = end
    await settle()
  }
}

/** Lets every promise that can settle without time passing do so. */
export async function settle() {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve()
}
