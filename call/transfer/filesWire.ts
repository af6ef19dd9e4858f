import type { DataChannel } from '../peerConnection.ts'
import { chunkBytes, parseTransferMessage, type TransferMessage } from './transferMessages.ts'

export type FilesWireEvents = {
  opened(): void
  message(message: TransferMessage): void
  chunk(bytes: ArrayBuffer): void
  closed(): void
}

/** One connection's channel for files: texts are messages, everything else is a piece of the file under way. */
export class FilesWire {
  readonly #channel: DataChannel
  readonly #listening = new AbortController()

  constructor(channel: DataChannel, events: FilesWireEvents) {
    this.#channel = channel
    const { signal } = this.#listening
    channel.addEventListener('open', () => events.opened(), { signal })
    channel.addEventListener('close', () => events.closed(), { signal })
    channel.addEventListener(
      'message',
      (event) => {
        if (!('data' in event)) return
        const { data } = event
        if (data instanceof ArrayBuffer) return events.chunk(data)
        const message = typeof data === 'string' ? parseTransferMessage(data) : null
        if (message) events.message(message)
      },
      { signal },
    )
  }

  get open() {
    return !this.#listening.signal.aborted && this.#channel.readyState === 'open'
  }

  get buffered() {
    return this.#channel.bufferedAmount
  }

  /** What can't be said because the connection is gone is said anew over the next one. */
  say(message: TransferMessage) {
    this.#unlessGone(() => this.#channel.send(JSON.stringify(message)))
  }

  sendChunk(bytes: ArrayBuffer) {
    this.#unlessGone(() => this.#channel.send(bytes))
  }

  /** Settles once another chunk fits into `window` bytes, or the connection is gone. */
  async room(window: number) {
    while (this.open && this.#channel.bufferedAmount + chunkBytes > window) {
      this.#channel.bufferedAmountLowThreshold = window / 2
      const { promise, resolve } = Promise.withResolvers<void>()
      const waiting = new AbortController()
      const done = () => {
        waiting.abort()
        resolve()
      }
      const signal = AbortSignal.any([waiting.signal, this.#listening.signal])
      this.#channel.addEventListener('bufferedamountlow', done, { signal })
      this.#channel.addEventListener('close', done, { signal })
      this.#listening.signal.addEventListener('abort', done, { signal: waiting.signal })
      await promise
    }
  }

  /** Hears and says nothing more; the channel itself belongs to the connection. */
  close() {
    this.#listening.abort()
  }

  #unlessGone(send: () => void) {
    if (!this.open) return
    try {
      send()
    } catch {
      // It closed in between, or is full because nothing gets through: the next connection brings it.
    }
  }
}
