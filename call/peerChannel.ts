import type { DataChannel, PeerConnection } from './peerConnection.ts'
import { parsePeerMessage, type PeerMessage } from './peerMessages.ts'

export type PeerChannelEvents = {
  opened(): void
  received(message: PeerMessage): void
}

/** The channel for files, beside the one for messages, which never waits for them (docs/signaling.md). */
export function openFilesChannel(connection: PeerConnection): DataChannel {
  const channel = connection.createDataChannel('avari-files', { negotiated: true, id: 1 })
  channel.binaryType = 'arraybuffer'
  return channel
}

/**
 * The data channel between the two pages, negotiated beforehand, so that a client that knows nothing of it is not
 * bothered.
 */
export class PeerChannel {
  readonly #channel: DataChannel
  readonly #listening = new AbortController()

  constructor(connection: PeerConnection, events: PeerChannelEvents) {
    this.#channel = connection.createDataChannel('avari', { negotiated: true, id: 0 })
    const { signal } = this.#listening
    this.#channel.addEventListener('open', () => events.opened(), { signal })
    this.#channel.addEventListener(
      'message',
      (event) => {
        const message = 'data' in event ? parsePeerMessage(event.data) : null
        if (message) events.received(message)
      },
      { signal },
    )
  }

  /** False where the channel is not open, or full: the message is gone then. */
  send(message: PeerMessage) {
    if (this.#channel.readyState !== 'open') return false
    try {
      this.#channel.send(JSON.stringify(message))
      return true
    } catch {
      // The buffer is full because nothing gets through.
      return false
    }
  }

  close() {
    this.#listening.abort()
    this.#channel.close()
  }
}
