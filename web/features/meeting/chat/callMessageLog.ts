import type { Clock } from '../../../../call/clock.ts'
import { Store } from '../../../../call/store.ts'
import type { CallMessage } from '../../../../contract/rooms.ts'
import type { Outbox, OutgoingMessage } from '../../../api/outbox.ts'
import { OutboxSender, type OutboxSenderParts } from '../../../api/outboxSender.ts'
import { mergeMessages } from './mergeMessages.ts'

export type CallMessageLogState = {
  /** What the server has stored, in its order; the newest ones, and older ones as they are asked for. */
  stored: readonly CallMessage[]
  /** One's own that the server has not taken yet, in the order in which they were sent. */
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
  /**
   * Rejects with an ApiError where the message did not verifiably arrive, and at once where `signal` is aborted. The same
   * id sent again is the same message.
   */
  post(id: string, message: string, signal: AbortSignal): Promise<CallMessage>
}

export type CallMessageLogParts = Pick<OutboxSenderParts, 'exclusively' | 'stopped'> & {
  wire: MessageWire
  outbox: Outbox
  clock: Clock
  personId: string
  /** How far everything was read, kept over reloads. */
  readPosition: { get(): number; keep(seq: number): void }
  newId: () => string
  now: () => Date
}

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
  readonly #store: Store<CallMessageLogState>
  readonly #sender: OutboxSender
  /** Everything up to here was fetched; what came live beyond a gap does not count. */
  #syncedSeq = 0
  #everLoaded = false
  #online = false
  /** Which time online it is, so that an answer from before an interruption is not taken for one of after it. */
  #session = 0
  #loadingOlder = false

  constructor(parts: CallMessageLogParts) {
    this.#parts = parts
    const { outbox, wire, clock } = parts
    this.#store = new Store({ ...emptyState, outgoing: outbox.getState(), readSeq: parts.readPosition.get() })
    this.#sender = new OutboxSender({
      outbox,
      post: (id, message, signal) => wire.post(id, message, signal),
      posted: (message) => this.#take([message]),
      exclusively: parts.exclusively,
      ...(parts.stopped && { stopped: parts.stopped }),
      after: (milliseconds, work) => clock.after(milliseconds, work),
    })
    outbox.subscribe(() => this.#store.update({ outgoing: outbox.getState() }))
  }

  readonly getState = () => this.#store.get()
  readonly subscribe = (listener: () => void) => this.#store.subscribe(listener)

  /** The room knows us (again): fetches what was missed and sends what waits. */
  online() {
    if (this.#online) return
    this.#online = true
    this.#session += 1
    void this.#catchUp(this.#session)
    this.#sender.start()
  }

  /** Until `online` nothing is fetched or sent. */
  offline() {
    this.#online = false
    this.#sender.stop()
  }

  /** A message came live. */
  posted(message: CallMessage) {
    this.#take([message])
  }

  /** Shown at once, and sent now or after the reconnect. False where so many wait that no more are taken. */
  send(text: string) {
    const message = text.trim()
    if (!message) return true
    const { outbox, newId, now } = this.#parts
    return outbox.add({ id: newId(), message, createdAt: now().toISOString() })
  }

  retry(id: string) {
    this.#parts.outbox.setFailure(id, null)
  }

  /** Gives up a message that did not arrive. */
  discard(id: string) {
    this.#parts.outbox.remove(new Set([id]))
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
    if (readSeq <= this.#store.get().readSeq) return
    this.#store.update({ readSeq })
    this.#parts.readPosition.keep(readSeq)
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
    this.#store.update({ olderCursor: page.nextCursor, loading: false })
    // Who answered has read what stands above, on another device perhaps.
    const own = page.items.findLast(({ userId }) => userId === this.#parts.personId)
    if (own) this.markRead(own.seq)
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

  #take(messages: readonly CallMessage[]) {
    const { stored, outgoing } = this.#store.get()
    const ids = new Set(messages.map(({ id }) => id))
    // Both at once, so that no message is seen twice, or for a moment not at all.
    this.#store.update({
      stored: mergeMessages(stored, messages),
      outgoing: outgoing.some(({ id }) => ids.has(id)) ? outgoing.filter(({ id }) => !ids.has(id)) : outgoing,
    })
    this.#parts.outbox.remove(ids)
  }
}
