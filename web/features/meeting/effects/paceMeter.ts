/** Milliseconds of work or waiting after which an average is told. */
const span = 2000

/** Averages how long pictures take to make, in milliseconds. */
export class PaceMeter {
  readonly #tell: (milliseconds: number) => void
  readonly #now: () => number
  #since: number | null = null
  #total = 0
  #count = 0

  constructor(tell: (milliseconds: number) => void, now = () => performance.now()) {
    this.#tell = tell
    this.#now = now
  }

  add(milliseconds: number) {
    const now = this.#now()
    this.#since ??= now
    this.#total += milliseconds
    this.#count += 1
    if (now - this.#since < span) return
    this.#tell(this.#total / this.#count)
    this.#since = now
    this.#total = 0
    this.#count = 0
  }
}
