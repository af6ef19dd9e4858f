import type { KeyValueStore } from './outbox.ts'

/** A browser's storage in memory, which several tabs may share. It can be full. */
export class FakeStorage implements KeyValueStore {
  readonly #values = new Map<string, string>()
  full = false

  get length() {
    return this.#values.size
  }

  key(index: number) {
    return [...this.#values.keys()][index] ?? null
  }

  getItem(key: string) {
    return this.#values.get(key) ?? null
  }

  setItem(key: string, value: string) {
    if (this.full) throw new Error('full')
    this.#values.set(key, value)
  }

  removeItem(key: string) {
    this.#values.delete(key)
  }
}
