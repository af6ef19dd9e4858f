import type { ApiErrorCode } from './apiError.ts'

/** A message of one's own that the server has not verifiably taken yet (T4). */
export type OutgoingMessage = {
  /** A UUID made here: the same one sent again is the same message. */
  id: string
  message: string
  createdAt: string
  /** Rises with each message of a room, whatever the clock does: they are sent in this order. */
  order: number
  /** Why it did not arrive the last time; null until it has failed, and once it is asked for again. */
  failure: ApiErrorCode | null
}

export type KeyValueStore = Pick<Storage, 'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'>

/** How many messages of one room may wait: a browser keeps 5 MB for all of a site. */
const mostWaiting = 100

/** Everything that is kept of conversations begins so; each account has keys of its own. */
const conversationPrefix = 'avari.chat.'
const outboxPrefix = (personId: string) => `${conversationPrefix}outbox.${personId}.`
export const readPositionKey = (personId: string, roomId: string) =>
  `${conversationPrefix}read.${personId}.${roomId}`

/**
 * What one person has sent in one room and the server has not taken: kept by the browser, so that it survives a reload, a
 * crash and the next visit. Each message has a key of its own: two tabs that change the outbox at once undo nothing of
 * each other's. `getState` and `subscribe` fit useSyncExternalStore.
 */
export class Outbox {
  readonly #storage: KeyValueStore
  readonly #prefix: string
  readonly #listeners = new Set<() => void>()
  #messages: readonly OutgoingMessage[] = []
  /** Those that the browser refused to keep: they live as long as the page. */
  readonly #unkept = new Set<string>()

  constructor(storage: KeyValueStore, personId: string, roomId: string) {
    this.#storage = storage
    this.#prefix = `${outboxPrefix(personId)}${roomId}.`
    this.#messages = this.#read()
  }

  readonly getState = () => this.#messages
  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** False where too many wait already: nothing is added then. */
  add(message: Pick<OutgoingMessage, 'id' | 'message' | 'createdAt'>) {
    if (this.#messages.length >= mostWaiting) return false
    const order = (this.#messages.at(-1)?.order ?? 0) + 1
    this.#put({ ...message, order, failure: null })
    return true
  }

  /** What was sent by another tab meanwhile, or forgotten at sign-out, is not written down again. */
  setFailure(id: string, failure: ApiErrorCode | null) {
    this.refresh()
    const known = this.#messages.find((message) => message.id === id)
    if (known && known.failure !== failure) this.#put({ ...known, failure })
  }

  /** Drops what lives only in the page, too: at sign-out. */
  forget() {
    this.remove(new Set(this.#messages.map(({ id }) => id)))
  }

  /** They arrived, or are given up. */
  remove(ids: ReadonlySet<string>) {
    const gone = this.#messages.filter(({ id }) => ids.has(id))
    if (gone.length === 0) return
    for (const { id } of gone) {
      this.#unkept.delete(id)
      attempt(() => this.#storage.removeItem(this.#prefix + id))
    }
    this.#change(this.#messages.filter(({ id }) => !ids.has(id)))
  }

  /** Takes over what another tab has added, sent or discarded. */
  refresh() {
    const kept = this.#read()
    const own = this.#messages.filter(({ id }) => this.#unkept.has(id))
    const next = [...kept, ...own].toSorted(byOrder)
    if (JSON.stringify(next) !== JSON.stringify(this.#messages)) this.#change(next)
  }

  #put(message: OutgoingMessage) {
    const kept = attempt(() => {
      this.#storage.setItem(this.#prefix + message.id, JSON.stringify(message))
      return true
    })
    if (kept) this.#unkept.delete(message.id)
    else this.#unkept.add(message.id)
    const others = this.#messages.filter(({ id }) => id !== message.id)
    this.#change([...others, message].toSorted(byOrder))
  }

  #read() {
    const keys = keysWith(this.#storage, this.#prefix)
    return keys.flatMap((key) => readMessage(this.#storage, key) ?? []).toSorted(byOrder)
  }

  #change(messages: readonly OutgoingMessage[]) {
    this.#messages = messages
    for (const listener of this.#listeners) listener()
  }
}

/** The browser's storage; where it is refused altogether, one that keeps nothing. */
export function browserStorage(): KeyValueStore {
  return attempt(() => localStorage) ?? keepsNothing
}

const keepsNothing: KeyValueStore = {
  length: 0,
  key: () => null,
  getItem: () => null,
  setItem() {
    throw new Error('Nothing can be kept')
  },
  removeItem: () => undefined,
}

/** The rooms in which something of this person's waits. */
export function roomsWithOutbox(storage: KeyValueStore, personId: string) {
  const prefix = outboxPrefix(personId)
  const rooms = keysWith(storage, prefix).map((key) => key.slice(prefix.length, key.lastIndexOf('.')))
  return [...new Set(rooms)]
}

/** Forgets everything that is kept of conversations: at sign-out. */
export function forgetConversations(storage: KeyValueStore) {
  for (const key of keysWith(storage, conversationPrefix)) attempt(() => storage.removeItem(key))
}

const byOrder = (one: OutgoingMessage, other: OutgoingMessage) =>
  one.order - other.order || one.id.localeCompare(other.id)

function keysWith(storage: KeyValueStore, prefix: string) {
  return (
    attempt(() =>
      Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '').filter((key) =>
        key.startsWith(prefix),
      ),
    ) ?? []
  )
}

function readMessage(storage: KeyValueStore, key: string): OutgoingMessage | undefined {
  return attempt(() => {
    const value: unknown = JSON.parse(storage.getItem(key) ?? 'null')
    return isMessage(value) ? value : undefined
  })
}

function isMessage(value: unknown): value is OutgoingMessage {
  if (typeof value !== 'object' || value === null) return false
  const fields = new Map<string, unknown>(Object.entries(value))
  const failure = fields.get('failure')
  return (
    ['id', 'message', 'createdAt'].every((name) => typeof fields.get(name) === 'string') &&
    Number.isSafeInteger(fields.get('order')) &&
    (failure === null || typeof failure === 'string')
  )
}

/** The browser may refuse its storage, or have none left: undefined then. */
function attempt<Result>(work: () => Result): Result | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}
