export type Unsubscribe = () => void

/** One immutable value that changes, and who wants to know. Fits React's useSyncExternalStore. */
export class Store<Value extends object> {
  #value: Value
  #listeners = new Set<() => void>()

  constructor(value: Value) {
    this.#value = value
  }

  readonly get = () => this.#value

  readonly subscribe = (listener: () => void): Unsubscribe => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Puts a new value with `change` in the place of the old one; nobody is told where nothing differs. */
  update(change: Partial<Value>) {
    let differs = false
    for (const key in change) differs ||= !Object.is(change[key], this.#value[key])
    if (!differs) return
    this.#value = { ...this.#value, ...change }
    for (const listener of this.#listeners) listener()
  }

  get listenerCount() {
    return this.#listeners.size
  }

  close() {
    this.#listeners.clear()
  }
}
