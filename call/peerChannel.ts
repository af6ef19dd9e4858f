import type { DataChannel, PeerConnection } from './peerConnection.ts'

/** What the other one is told about our media. */
export type PeerMedia = { microphoneEnabled: boolean; cameraEnabled: boolean; screenSharing: boolean }

/** Longest message that is looked at, in characters; ours are below 120. */
const longestMessage = 1_000

/** Reads a message of the other side, which may be anything; null for what is not understood. */
export function parsePeerMedia(data: unknown): PeerMedia | null {
  if (typeof data !== 'string' || data.length > longestMessage) return null
  let message: unknown
  try {
    message = JSON.parse(data)
  } catch {
    return null
  }
  if (typeof message !== 'object' || message === null) return null
  if (!('type' in message) || message.type !== 'media') return null
  if (!('microphoneEnabled' in message) || typeof message.microphoneEnabled !== 'boolean') return null
  if (!('cameraEnabled' in message) || typeof message.cameraEnabled !== 'boolean') return null
  if (!('screenSharing' in message) || typeof message.screenSharing !== 'boolean') return null
  const { microphoneEnabled, cameraEnabled, screenSharing } = message
  return { microphoneEnabled, cameraEnabled, screenSharing }
}

/**
 * The data channel between the two pages, negotiated beforehand, so that a client that knows nothing of it is not
 * bothered. It carries what each side's switches say.
 */
export class PeerChannel {
  readonly #channel: DataChannel
  readonly #listening = new AbortController()
  #latest: PeerMedia

  constructor(connection: PeerConnection, media: PeerMedia, received: (media: PeerMedia) => void) {
    this.#latest = media
    this.#channel = connection.createDataChannel('avari', { negotiated: true, id: 0 })
    const { signal } = this.#listening
    this.#channel.addEventListener('open', () => this.#send(), { signal })
    this.#channel.addEventListener(
      'message',
      (event) => {
        const parsed = 'data' in event ? parsePeerMedia(event.data) : null
        if (parsed) received(parsed)
      },
      { signal },
    )
  }

  /** Tells the other side now, or as soon as the channel opens. */
  announce(media: PeerMedia) {
    this.#latest = media
    this.#send()
  }

  close() {
    this.#listening.abort()
    this.#channel.close()
  }

  #send() {
    if (this.#channel.readyState === 'open') {
      this.#channel.send(JSON.stringify({ type: 'media', ...this.#latest }))
    }
  }
}
