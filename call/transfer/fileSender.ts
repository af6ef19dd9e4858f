import type { Clock } from '../clock.ts'
import { FileHash } from './fileHash.ts'
import type { FilesWire } from './filesWire.ts'
import { Pace } from './pace.ts'
import type { PathDelay } from './pathDelay.ts'
import type { TransferList } from './transferList.ts'
import { chunkBytes, type FileOffer, type Refusal, type TransferMessage } from './transferMessages.ts'
import { isOver, offeredTransfer, type TransferEvent } from './transferState.ts'

/** A file to be sent. */
export type FileSource = {
  /** Its bytes from `from` up to `to`; rejects where they can't be read any more. */
  read(from: number, to: number): Promise<Uint8Array<ArrayBuffer>>
}

export type FileSenderParts = {
  list: TransferList
  clock: Clock
  /** Null while there is no connection, or nobody listens at its other end. */
  wire(): FilesWire | null
  watchDelay(pace: Pace, wire: FilesWire): PathDelay
}

/** This much is read at once, in bytes: hashing it keeps the page busy for about a millisecond. */
const blockBytes = 256 * 1024
/** Shorter waits are not worth a timer, in milliseconds. */
const shortestWait = 20

const ends: Record<Refusal, TransferEvent> = {
  declined: { type: 'declined' },
  'too-large': { type: 'failed', failure: 'too-large' },
  'no-space': { type: 'failed', failure: 'no-space' },
  'too-many': { type: 'failed', failure: 'too-many' },
  bad: { type: 'failed', failure: 'damaged' },
}

/** Offers files and sends those that are accepted, one after the other. */
export class FileSender {
  readonly #parts: FileSenderParts
  readonly #sources = new Map<string, FileSource>()
  readonly #hashes = new Map<string, FileHash>()
  /** Which are to go over this connection, and from where on. */
  readonly #accepted = new Map<string, number>()
  #busy = false

  constructor(parts: FileSenderParts) {
    this.#parts = parts
  }

  offer(offer: FileOffer, source: FileSource) {
    this.#sources.set(offer.id, source)
    this.#parts.list.add(offeredTransfer(offer, 'outgoing'))
    this.#parts.wire()?.say({ type: 'offer', ...offer })
  }

  /** The other side listens: everything that is not over is offered (again). */
  connected(wire: FilesWire) {
    this.#accepted.clear()
    for (const transfer of this.#parts.list.get()) {
      if (transfer.direction !== 'outgoing' || isOver(transfer)) continue
      wire.say({ type: 'offer', ...offerOf(transfer) })
    }
    wire.say({ type: 'all-offered' })
  }

  disconnected() {
    this.#accepted.clear()
    for (const { id, direction } of this.#parts.list.get())
      if (direction === 'outgoing') this.#parts.list.apply(id, { type: 'interrupted' })
  }

  /** Takes the other side's word on a file of ours. */
  receive(message: Extract<TransferMessage, { id: string }>) {
    const { id } = message
    const { list } = this.#parts
    if (message.type === 'accept') this.#takeAccept(id, message.from)
    else if (message.type === 'refuse') list.apply(id, ends[message.reason])
    else if (message.type === 'received')
      list.apply(id, message.ok ? { type: 'arrived', file: null } : { type: 'failed', failure: 'damaged' })
    else if (message.type === 'cancel') list.apply(id, { type: 'cancelled' })
    this.#forgetOver(id)
  }

  cancel(id: string) {
    this.#parts.list.apply(id, { type: 'cancelled' })
    this.#parts.wire()?.say({ type: 'cancel', id })
    this.#forgetOver(id)
  }

  /** The file of `id`, to be offered again under another id. */
  source(id: string) {
    return this.#sources.get(id)
  }

  forget(id: string) {
    this.#sources.delete(id)
  }

  #takeAccept(id: string, from: number) {
    const transfer = this.#parts.list.find(id)
    // Our word on it has not arrived, or was passed by theirs.
    if (transfer && isOver(transfer) && transfer.status !== 'complete')
      this.#parts.wire()?.say({ type: 'cancel', id })
    const wanted = transfer?.status === 'offered' || transfer?.status === 'accepted'
    if (!wanted || this.#accepted.has(id) || from > transfer.size) return
    this.#parts.list.apply(id, { type: 'accepted', from })
    this.#accepted.set(id, from)
    void this.#sendNext()
  }

  async #sendNext() {
    if (this.#busy) return
    this.#busy = true
    for (;;) {
      const wire = this.#parts.wire()
      const [next] = this.#accepted
      if (!wire || !next) break
      const [id, from] = next
      this.#accepted.delete(id)
      const source = this.#sources.get(id)
      if (source) await this.#sendOne(id, source, from, wire)
    }
    this.#busy = false
  }

  async #sendOne(id: string, source: FileSource, from: number, wire: FilesWire) {
    const pace = new Pace(this.#parts.clock)
    const delay = this.#parts.watchDelay(pace, wire)
    try {
      const hash = await this.#hashUpTo(id, source, from)
      if (this.#parts.wire() !== wire || this.#parts.list.find(id)?.status !== 'accepted') return
      this.#parts.list.apply(id, { type: 'begun', from })
      wire.say({ type: 'begin', id, from })
      if (!(await this.#sendBytes(id, { source, from, wire, pace, hash }))) return
      wire.say({ type: 'done', id, sha256: hash.hex() })
      this.#parts.list.apply(id, { type: 'all-moved' })
    } catch {
      this.#parts.list.apply(id, { type: 'failed', failure: 'unreadable' })
      wire.say({ type: 'cancel', id })
      this.#forgetOver(id)
    } finally {
      delay.close()
    }
  }

  /** False where it does not go on: cut off, given up. */
  async #sendBytes(
    id: string,
    run: { source: FileSource; from: number; wire: FilesWire; pace: Pace; hash: FileHash },
  ) {
    const { source, wire, pace, hash } = run
    const size = this.#parts.list.find(id)?.size ?? 0
    for (let at = run.from; at < size;) {
      const block = await readWhole(source, at, Math.min(at + blockBytes, size))
      if (!this.#goesOn(id, wire)) return false
      hash.add(block)
      for (let start = 0; start < block.byteLength; start += chunkBytes) {
        const chunk = block.slice(start, start + chunkBytes)
        await wire.room(pace.window)
        await this.#pause(pace.take(chunk.byteLength))
        if (!this.#goesOn(id, wire)) return false
        wire.sendChunk(chunk.buffer)
        at += chunk.byteLength
        this.#parts.list.apply(id, { type: 'moved', to: at })
      }
    }
    return this.#goesOn(id, wire)
  }

  #goesOn(id: string, wire: FilesWire) {
    return wire.open && this.#parts.wire() === wire && this.#parts.list.find(id)?.status === 'moving'
  }

  async #pause(milliseconds: number) {
    if (milliseconds < shortestWait) return
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#parts.clock.after(milliseconds, resolve)
    await promise
  }

  /** The hash of what the other side has already: kept from before, or read once more. */
  async #hashUpTo(id: string, source: FileSource, length: number) {
    const known = this.#hashes.get(id)
    if (known?.length === length) return known
    const hash = new FileHash()
    this.#hashes.set(id, hash)
    while (hash.length < length)
      hash.add(await readWhole(source, hash.length, Math.min(hash.length + blockBytes, length)))
    return hash
  }

  /** The file stays for another try where it failed. */
  #forgetOver(id: string) {
    const transfer = this.#parts.list.find(id)
    if (!transfer || transfer.direction !== 'outgoing' || !isOver(transfer)) return
    this.#hashes.delete(id)
    if (transfer.status !== 'failed') this.#sources.delete(id)
  }
}

function offerOf({ id, name, size, mediaType, studio }: FileOffer): FileOffer {
  return { id, name, size, mediaType, ...(studio ? { studio } : {}) }
}

async function readWhole(source: FileSource, from: number, to: number) {
  const bytes = await source.read(from, to)
  if (bytes.byteLength !== to - from) throw new Error('The file has changed')
  return bytes
}
