/** Events of one line keep their order. A message also waits for the call's own events before it, but does not hold those up. */
export type LineName = 'call' | 'messages'

/** How many events may wait for a slow database; more than a client has reason to send meanwhile. */
const longestLine = 300

/** The order of one socket's events, where some take their time: what follows `register` at once waits until it is done. */
export class EventLines {
  #ends: Partial<Record<LineName, Promise<unknown>>> = {}
  #waiting = 0

  isFree(name: LineName) {
    return this.#ends.call === undefined && (name === 'call' || this.#ends.messages === undefined)
  }

  isFull() {
    return this.#waiting >= longestLine
  }

  /** Runs `work`, which does not reject, after what is ahead of it. */
  append(name: LineName, work: () => Promise<void> | undefined) {
    this.follow(name, Promise.all([this.#ends.call, name === 'messages' && this.#ends.messages]).then(work))
  }

  /** Lets later events of the line wait for `turn`, which does not reject. */
  follow(name: LineName, turn: Promise<void>) {
    this.#waiting += 1
    const end = turn.finally(() => {
      this.#waiting -= 1
      if (this.#ends[name] === end) delete this.#ends[name]
    })
    this.#ends[name] = end
  }
}
