/** How many are remembered: a way that has become longer is believed after so many. */
const remembered = 4

/** How long the way to the server and back takes, in milliseconds, of answers that may have waited on the server or here. */
export class RoundTrips {
  readonly #latest: number[] = []

  note(milliseconds: number) {
    this.#latest.push(milliseconds)
    if (this.#latest.length > remembered) this.#latest.shift()
  }

  /** The shortest of the latest, since whatever else is in one only makes it longer; 0 while none is known. */
  get shortest() {
    return this.#latest.length > 0 ? Math.min(...this.#latest) : 0
  }
}
