import type { Call } from '../../../../call/call.ts'
import { Store } from '../../../../call/store.ts'
import { ReactionGate } from '../reactions/reactionGate.ts'
import { messages } from './messages.ts'

export type Panel = 'safety' | 'shortcuts' | 'starters'
export type FlyingReaction = { id: number; emoji: string; own: boolean }
export type CompanyState = {
  panel: Panel | null
  /** The picture floats in a window of its own. */
  floating: boolean
  /** When the two were first connected on this page, in milliseconds since 1970. */
  connectedAt: number | null
  reactions: readonly FlyingReaction[]
}

/** More than this are never in the air at once. */
const mostFlying = 12

/** What two people do in a call beside talking: reactions, the floating window, the panels of the menu. */
export class Company {
  readonly #call: Call
  readonly #store = new Store<CompanyState>({
    panel: null,
    floating: false,
    connectedAt: null,
    reactions: [],
  })
  readonly #sent = new ReactionGate(() => performance.now())
  readonly #received = new ReactionGate(() => performance.now())
  #count = 0

  constructor(call: Call) {
    this.#call = call
  }

  readonly getState = () => this.#store.get()
  readonly subscribe = (listener: () => void) => this.#store.subscribe(listener)

  open(panel: Panel | null) {
    this.#store.update({ panel })
  }

  setFloating(floating: boolean) {
    this.#store.update({ floating })
  }

  /** Shows a reaction to both, unless there were many just before or the other one can't be told. */
  react(emoji: string) {
    if (this.#sent.take() && this.#call.sendToPeer({ type: 'reaction', emoji })) this.#fly(emoji, true)
  }

  /** Shows what the other one sends and counts the time, until the returned function is called. */
  watch() {
    const stopHearing = this.#call.onPeerMessage((message) => {
      if (message.type !== 'reaction' || !Object.hasOwn(messages.emojis, message.emoji)) return
      if (this.#received.take()) this.#fly(message.emoji, false)
    })
    const look = () => {
      const connected = this.#call.getState().phase === 'connected'
      if (connected && this.getState().connectedAt === null) this.#store.update({ connectedAt: Date.now() })
    }
    look()
    const stopLooking = this.#call.subscribe(look)
    return () => {
      stopHearing()
      stopLooking()
    }
  }

  landed(id: number) {
    this.#store.update({ reactions: this.getState().reactions.filter((reaction) => reaction.id !== id) })
  }

  #fly(emoji: string, own: boolean) {
    this.#count += 1
    const reactions = [...this.getState().reactions, { id: this.#count, emoji, own }]
    this.#store.update({ reactions: reactions.slice(-mostFlying) })
  }
}
