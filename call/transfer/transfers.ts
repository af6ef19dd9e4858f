import type { Clock } from '../clock.ts'
import type { DataChannel } from '../peerConnection.ts'
import type { FileKeep } from './fileKeep.ts'
import { safeFileName } from './fileName.ts'
import { type Admission, FileReceiver } from './fileReceiver.ts'
import { FileSender, type FileSource } from './fileSender.ts'
import { FilesWire } from './filesWire.ts'
import { type PathDelayParts, watchPathDelay } from './pathDelay.ts'
import { TransferList } from './transferList.ts'
import { type FileOffer, longestMediaType, type TransferMessage } from './transferMessages.ts'

export type TransfersParts = {
  clock: Clock
  keep: FileKeep
  newId(): string
  admit: Admission
} & Pick<PathDelayParts, 'ping' | 'onPong'>

/**
 * Files from page to page (T7): offered, accepted, sent with progress, checked by hash. What is cut off goes on over
 * the next connection where the other side's bytes end.
 */
export class Transfers {
  readonly #parts: TransfersParts
  readonly #list = new TransferList()
  readonly #sender: FileSender
  readonly #receiver: FileReceiver
  #wire: FilesWire | null = null
  /** The other side has said that it listens on this connection. */
  #heard = false

  constructor(parts: TransfersParts) {
    this.#parts = parts
    const list = this.#list
    this.#sender = new FileSender({
      list,
      clock: parts.clock,
      wire: () => (this.#heard ? this.#wire : null),
      watchDelay: (pace, wire) => watchPathDelay(parts, pace, wire),
    })
    this.#receiver = new FileReceiver({
      list,
      keep: parts.keep,
      admit: parts.admit,
      wire: () => this.#wire,
    })
  }

  readonly getState = () => this.#list.get()
  readonly subscribe = (listener: () => void) => this.#list.subscribe(listener)

  /** Goes on over this connection's channel, or waits for another where it is null. */
  connect(channel: DataChannel | null) {
    this.#disconnect()
    if (!channel) return
    const wire = new FilesWire(channel, {
      opened: () => wire.say({ type: 'ready', again: false }),
      message: (message) => this.#receive(message, wire),
      chunk: (bytes) => this.#receiver.takeChunk(bytes),
      closed: () => {
        if (this.#wire === wire) this.#disconnect()
      },
    })
    this.#wire = wire
    wire.say({ type: 'ready', again: false })
  }

  /** Offers a file, now or as soon as there is somebody; answers its id. */
  offer({ name, size, type }: { name: string; size: number; type: string }, source: FileSource) {
    const id = this.#parts.newId()
    const mediaType = type.slice(0, longestMediaType)
    this.#sender.offer({ id, name: safeFileName(name), size, mediaType }, source)
    return id
  }

  /** Offers what has an id already, on every connection until it has arrived: what outlives this page. */
  offerAgain(offer: FileOffer, source: FileSource) {
    if (!this.#list.find(offer.id)) this.#sender.offer(offer, source)
  }

  /** Offers once more what failed, once: the new offer takes its place. */
  retry(id: string) {
    const transfer = this.#list.find(id)
    const source = this.#sender.source(id)
    if (transfer?.status !== 'failed' || !source) return
    this.#sender.forget(id)
    this.#list.remove(id)
    this.offer({ ...transfer, type: transfer.mediaType }, source)
  }

  accept(id: string) {
    return this.#receiver.accept(id)
  }

  decline(id: string) {
    this.#receiver.decline(id)
  }

  /** Gives up a file of either direction. */
  cancel(id: string) {
    if (this.#isOutgoing(id)) this.#sender.cancel(id)
    else this.#receiver.cancel(id)
  }

  #disconnect() {
    if (!this.#wire) return
    this.#wire.close()
    this.#wire = null
    this.#interrupt()
  }

  #receive(message: TransferMessage, wire: FilesWire) {
    if (message.type === 'ready') {
      this.#takeReady(message.again, wire)
    } else if (message.type === 'offer') {
      const { type: _, ...offer } = message
      void this.#receiver.takeOffer({ ...offer, name: safeFileName(offer.name) })
    } else if (message.type === 'all-offered') this.#receiver.takeAllOffered()
    else if (this.#isOutgoing(message.id)) this.#sender.receive(message)
    else this.#receiver.receive(message)
  }

  #takeReady(again: boolean, wire: FilesWire) {
    // Whoever was first was not heard.
    if (!again) wire.say({ type: 'ready', again: true })
    if (this.#heard && again) return
    if (this.#heard) this.#interrupt()
    this.#heard = true
    this.#sender.connected(wire)
  }

  #interrupt() {
    this.#heard = false
    this.#sender.disconnected()
    this.#receiver.disconnected()
  }

  #isOutgoing(id: string) {
    return this.#list.find(id)?.direction === 'outgoing'
  }
}
