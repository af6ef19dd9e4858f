import { Store } from '../store.ts'
import { isOver, type Transfer, type TransferEvent, transferAfter } from './transferState.ts'

/** This many that are over are remembered; the oldest go first, except for what has come and can still be saved. */
const mostOver = 100

/** Every file of this page, in the order in which they were offered. */
export class TransferList {
  readonly #store = new Store<{ transfers: readonly Transfer[] }>({ transfers: [] })

  readonly get = () => this.#store.get().transfers
  readonly subscribe = (listener: () => void) => this.#store.subscribe(listener)

  find(id: string) {
    return this.get().find((transfer) => transfer.id === id)
  }

  add(transfer: Transfer) {
    const forgotten = this.get()
      .filter((known) => isOver(known) && known.file === null)
      .slice(0, -mostOver)
    this.#store.update({
      transfers: [...this.get().filter((known) => !forgotten.includes(known)), transfer],
    })
  }

  remove(id: string) {
    this.#store.update({ transfers: this.get().filter((known) => known.id !== id) })
  }

  /** Answers the transfer as it is now; undefined where there is none of this id. */
  apply(id: string, event: TransferEvent) {
    const before = this.find(id)
    if (!before) return undefined
    const after = transferAfter(before, event)
    if (after === before) return before
    this.#store.update({ transfers: this.get().map((known) => (known === before ? after : known)) })
    return after
  }
}
