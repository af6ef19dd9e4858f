import type { Call } from '../../../../call/call.ts'
import type { CancelTimer, Clock } from '../../../../call/clock.ts'
import { Store } from '../../../../call/store.ts'

type TypingParts = { call: Pick<Call, 'sendToPeer' | 'onPeerMessage'>; clock: Clock }

/** Milliseconds: how often the other one is told at most, and how long it holds without being told again. */
const sendPause = 2_000
const lifetime = 5_000

/** Who is writing just now (T7), said from page to page: the server learns nothing of it. */
export class Typing {
  readonly #parts: TypingParts
  readonly #store = new Store({ peerTyping: false })
  #toldAt = -Infinity
  #cancelEnd: CancelTimer = () => {}

  constructor(parts: TypingParts) {
    this.#parts = parts
  }

  readonly getState = () => this.#store.get().peerTyping
  readonly subscribe = (listener: () => void) => this.#store.subscribe(listener)

  /** Hears the other one, until the returned function is called. */
  watch() {
    const stop = this.#parts.call.onPeerMessage(({ type }) => {
      if (type !== 'typing') return
      this.#cancelEnd()
      this.#cancelEnd = this.#parts.clock.after(lifetime, () => this.ended())
      this.#store.update({ peerTyping: true })
    })
    return () => {
      stop()
      this.ended()
    }
  }

  /** One has typed something. */
  typed() {
    const { now } = this.#parts.clock
    if (now - this.#toldAt < sendPause) return
    if (this.#parts.call.sendToPeer({ type: 'typing' })) this.#toldAt = now
  }

  /** One has sent it: the next word is told at once. */
  sent() {
    this.#toldAt = -Infinity
  }

  /** The other one's message has come. */
  ended() {
    this.#cancelEnd()
    this.#store.update({ peerTyping: false })
  }
}
