/** Frames that may be with the encoder at once. What is with it is not yet on the disk, and lost in a crash (R5). */
const places = 2
/** Seconds after which a frame counts as dropped by the encoder, which does not tell. */
const patience = 1

/** Keeps an encoder that can't keep up from falling behind further and further. Times are the frames' own, in seconds. */
export class EncoderQueue {
  #inside: number[] = []

  /** Whether this frame may go to the encoder; if not, it is left out. */
  enter(timestamp: number) {
    this.#inside = this.#inside.filter((each) => timestamp - each < patience)
    if (this.#inside.length >= places) return false
    this.#inside.push(timestamp)
    return true
  }

  /** The encoder made this frame, and is done with those before it. */
  leave(timestamp: number) {
    this.#inside = this.#inside.filter((each) => each > timestamp)
  }
}
