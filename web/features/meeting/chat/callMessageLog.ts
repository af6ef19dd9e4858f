import type { Clock } from '../../../../call/clock.ts'
import { Store } from '../../../../call/store.ts'
import type { CallMessage } from '../../../../contract/rooms.ts'
import { mergeMessages } from './mergeMessages.ts'

/** A message of one's own on its way to the server. */
type OutgoingMessage = { id: string; message: string; createdAt: string; failed: boolean }

export type CallMessageLogState = {
  /** What the server has stored, in its order; the newest ones, and older ones as they are asked for. */
  stored: readonly CallMessage[]
  outgoing: readonly OutgoingMessage[]
  /** Leads to older messages; null where there are none. */
  olderCursor: string | null
  loading: boolean
  /** Up to which message everything was seen. */
  readSeq: number
}

export type MessagesPage = { items: CallMessage[]; nextCursor: string | null }

/** The way to the server. A fake stands in fakeMessageWire.ts. */
export type MessageWire = {
  fetchPage(at: { cursor?: string; after?: number }): Promise<MessagesPage>
  /** Rejects where the message did not verifiably arrive. The same id sent again is the same message. */
  post(id: string, message: string): Promise<CallMessage>
}

export type CallMessageLogParts = { wire: MessageWire; clock: Clock; newId: () => string; now: () => Date }

const emptyState: CallMessageLogState = {
  stored: [],
  outgoing: [],
  olderCursor: null,
  loading: true,
  readSeq: 0,
}

/** How long until a fetch that failed is tried again, in milliseconds. */
const fetchPause = 2_000

/** The messages of one call: exactly once and in the server's order, through any reconnect (T3, T4). */
export class CallMessageLog {
  readonly #parts: CallMessageLogParts
  readonly #store = new Store(emptyState)
  /** Everything up to here was fetched; what came live beyond a gap does not count. */
  #syncedSeq = 0
  #everLoaded = false
  #online = false
  /** Which time online it is, so that an answer from before an interruption is not taken for one of after it. */
  #session = 0
  #loadingOlder = false

  constructor(parts: CallMessageLogParts) {
    this.#parts = parts
  }

  readonly getState = () => this.#store.get()
  readonly subscribe = (listener: () => void) => this.#store.subscribe(listener)

  /** The room knows us (again): fetches what was missed and sends what waits. */
  online() {
    if (this.#online) return
    this.#online = true
    this.#session += 1
    void this.#catchUp(this.#session)
    for (const { id, failed } of this.#store.get().outgoing) if (!failed) void this.#post(id)
  }

  /** Until `online` nothing is fetched or sent. */
  offline() {
    this.#online = false
  }

  /** A message came live. */
  posted(message: CallMessage) {
    this.#take([message])
  }

  send(text: string) {
    const message = text.trim()
    if (!message) return
    const id = this.#parts.newId()
    const createdAt = this.#parts.now().toISOString()
    this.#store.update({
      outgoing: [...this.#store.get().outgoing, { id, message, createdAt, failed: false }],
    })
    // Else it waits for the reconnect.
    if (this.#online) void this.#post(id)
  }

  retry(id: string) {
    this.#setFailed(id, false)
    if (this.#online) void this.#post(id)
  }

  async loadOlder() {
    const cursor = this.#store.get().olderCursor
    if (cursor === null || this.#loadingOlder) return
    this.#loadingOlder = true
    try {
      const page = await this.#parts.wire.fetchPage({ cursor })
      this.#take(page.items)
      this.#store.update({ olderCursor: page.nextCursor })
    } catch {
      // The cursor stays: scrolling up or pressing again asks again.
    } finally {
      this.#loadingOlder = false
    }
  }

  /** Everything up to `readSeq` counts as read. */
  markRead(readSeq: number) {
    if (readSeq > this.#store.get().readSeq) this.#store.update({ readSeq })
  }

  async #catchUp(session: number) {
    try {
      if (this.#everLoaded) await this.#fetchMissed(session)
      else await this.#fetchNewest()
    } catch {
      this.#parts.clock.after(fetchPause, () => {
        if (this.#isCurrent(session)) void this.#catchUp(session)
      })
    }
  }

  async #fetchNewest() {
    const page = await this.#parts.wire.fetchPage({})
    if (this.#everLoaded) return
    this.#everLoaded = true
    this.#syncedSeq = page.items.at(-1)?.seq ?? 0
    this.#take(page.items)
    // What was said before one came is history, not news.
    this.#store.update({ olderCursor: page.nextCursor, loading: false, readSeq: this.#syncedSeq })
  }

  async #fetchMissed(session: number) {
    for (;;) {
      const page = await this.#parts.wire.fetchPage({ after: this.#syncedSeq })
      if (!this.#isCurrent(session)) return
      this.#take(page.items)
      this.#syncedSeq = page.items.at(-1)?.seq ?? this.#syncedSeq
      if (page.nextCursor === null) return
    }
  }

  #isCurrent(session: number) {
    return this.#online && session === this.#session
  }

  async #post(id: string) {
    const outgoing = this.#store.get().outgoing.find((message) => message.id === id)
    if (!outgoing) return
    const session = this.#session
    try {
      const stored = await this.#parts.wire.post(id, outgoing.message)
      this.#take([stored])
    } catch {
      // Cut off while sending: it is sent again after the reconnect, and the server knows the id if it had arrived.
      if (this.#isCurrent(session)) this.#setFailed(id, true)
    }
  }

  #take(messages: readonly CallMessage[]) {
    const { stored, outgoing } = this.#store.get()
    const ids = new Set(messages.map(({ id }) => id))
    this.#store.update({
      stored: mergeMessages(stored, messages),
      outgoing: outgoing.some(({ id }) => ids.has(id)) ? outgoing.filter(({ id }) => !ids.has(id)) : outgoing,
    })
  }

  #setFailed(id: string, failed: boolean) {
    const { outgoing } = this.#store.get()
    this.#store.update({
      outgoing: outgoing.map((message) => (message.id === id ? { ...message, failed } : message)),
    })
  }
}
