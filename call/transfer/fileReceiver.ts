import type { FileKeep, KeptFile } from './fileKeep.ts'
import type { FilesWire } from './filesWire.ts'
import type { TransferList } from './transferList.ts'
import type { FileOffer, Refusal, TransferMessage } from './transferMessages.ts'
import { isOver, offeredTransfer, type Transfer, type TransferFailure } from './transferState.ts'

export type FileReceiverParts = {
  list: TransferList
  keep: FileKeep
  admit: Admission
  wire(): FilesWire | null
}

/**
 * What becomes of an offer: somebody is asked, it is taken without a question, it is here already, or it is refused. Nothing
 * of it was looked at before.
 */
export type Admission = (offer: FileOffer) => Promise<'ask' | 'take' | 'have' | Refusal>

/** Offers that are neither answered nor over; more of them are refused unseen. */
const mostOpen = 20

/** Takes what the other side offers, and believes nothing of it: not the size, not the order, not the hash. */
export class FileReceiver {
  readonly #parts: FileReceiverParts
  readonly #kept = new Map<string, KeptFile>()
  /** Ids that are looked up on the disk. */
  readonly #lookedUp = new Set<string>()
  /** What was offered over this connection. */
  readonly #offered = new Set<string>()
  /** Whose bytes come now. */
  #current: string | null = null

  constructor(parts: FileReceiverParts) {
    this.#parts = parts
  }

  disconnected() {
    this.#current = null
    this.#offered.clear()
    for (const { id, direction } of this.#parts.list.get())
      if (direction === 'incoming') this.#parts.list.apply(id, { type: 'interrupted' })
  }

  async takeOffer(offer: FileOffer) {
    const { id } = offer
    const known = this.#parts.list.find(id)
    if (known || this.#lookedUp.has(id)) this.#offered.add(id)
    if (known) return this.#takeKnown(known, offer)
    if (this.#lookedUp.has(id)) return
    if (this.#openCount >= mostOpen) return this.#refuse(id, 'too-many')
    this.#offered.add(id)
    this.#lookedUp.add(id)
    await this.#lookUp(offer)
    this.#lookedUp.delete(id)
  }

  async #lookUp(offer: FileOffer) {
    const { id } = offer
    const admission = await this.#parts.admit(offer)
    if (admission === 'have') return this.#say({ type: 'received', id, ok: true })
    if (admission !== 'ask' && admission !== 'take') return this.#refuse(id, admission)
    const kept = await this.#parts.keep.reopen(offer, () => this.#fail(id, 'no-space')).catch(() => null)
    // Cancelled meanwhile.
    if (!this.#lookedUp.delete(id)) return kept?.discard()
    this.#parts.list.add(offeredTransfer(offer, 'incoming'))
    if (kept && kept.length <= offer.size) return this.#start(id, kept)
    kept?.discard()
    if (admission === 'take') await this.accept(id)
  }

  /** Everything that will come was offered: what began over an earlier connection and was not is lost. */
  takeAllOffered() {
    for (const transfer of this.#parts.list.get()) {
      if (transfer.direction !== 'incoming' || isOver(transfer) || transfer.status === 'checking') continue
      if (!this.#offered.has(transfer.id)) this.#fail(transfer.id, 'gone')
    }
  }

  receive(message: Extract<TransferMessage, { id: string }>) {
    if (message.type === 'begin') this.#begin(message.id, message.from)
    else if (message.type === 'done') void this.#check(message.id, message.sha256)
    else if (message.type === 'cancel') {
      this.#lookedUp.delete(message.id)
      this.#drop(message.id, { type: 'cancelled' })
    }
  }

  takeChunk(bytes: ArrayBuffer) {
    const id = this.#current
    const transfer = id === null ? undefined : this.#parts.list.find(id)
    const kept = id === null ? undefined : this.#kept.get(id)
    // Whatever was on its way when it was cancelled, or was never announced.
    if (!transfer || !kept || transfer.status !== 'moving') return
    if (kept.length + bytes.byteLength > transfer.size) return this.#spoil(transfer.id)
    kept.append(bytes)
    this.#parts.list.apply(transfer.id, { type: 'moved', to: kept.length })
  }

  async accept(id: string) {
    const transfer = this.#parts.list.find(id)
    if (transfer?.direction !== 'incoming' || transfer.status !== 'offered') return
    this.#parts.list.apply(id, { type: 'accepted', from: 0 })
    try {
      this.#start(id, await this.#parts.keep.create(transfer, () => this.#fail(id, 'no-space')))
    } catch {
      this.#fail(id, 'no-space')
    }
  }

  decline(id: string) {
    this.#drop(id, { type: 'declined' })
    this.#say({ type: 'refuse', id, reason: 'declined' })
  }

  cancel(id: string) {
    this.#drop(id, { type: 'cancelled' })
    this.#say({ type: 'cancel', id })
  }

  get #openCount() {
    const open = this.#parts.list.get().filter((known) => known.direction === 'incoming' && !isOver(known))
    return open.length + this.#lookedUp.size
  }

  #takeKnown(known: Transfer, { id, size }: FileOffer) {
    if (known.direction !== 'incoming' || known.size !== size) return this.#refuse(id, 'bad')
    const kept = this.#kept.get(id)
    if (known.status === 'complete') this.#say({ type: 'received', id, ok: true })
    else if (known.status === 'declined') this.#refuse(id, 'declined')
    else if (known.status === 'cancelled') this.#say({ type: 'cancel', id })
    else if (known.status === 'failed') this.#refuse(id, 'bad')
    else if (kept && known.status === 'accepted') this.#say({ type: 'accept', id, from: kept.length })
  }

  /** Asks for the bytes, or for the rest of them, unless it was given up meanwhile. */
  #start(id: string, kept: KeptFile) {
    const transfer = this.#parts.list.apply(id, { type: 'accepted', from: kept.length })
    if (transfer?.status !== 'accepted') return kept.discard()
    this.#kept.set(id, kept)
    this.#say({ type: 'accept', id, from: kept.length })
  }

  #begin(id: string, from: number) {
    const kept = this.#kept.get(id)
    this.#current = null
    if (!kept || this.#parts.list.find(id)?.status !== 'accepted') return
    if (kept.length !== from) return this.#spoil(id)
    this.#current = id
    this.#parts.list.apply(id, { type: 'begun', from })
  }

  async #check(id: string, sha256: string) {
    const transfer = this.#parts.list.find(id)
    const kept = this.#kept.get(id)
    if (id !== this.#current || !kept || transfer?.status !== 'moving') return
    this.#current = null
    if (kept.length !== transfer.size) return this.#spoil(id)
    this.#parts.list.apply(id, { type: 'all-moved' })
    try {
      const hash = await kept.finish()
      if (hash !== sha256) return this.#spoil(id)
      const checked = this.#parts.list.apply(id, { type: 'arrived', file: await kept.file() })
      this.#kept.delete(id)
      if (checked?.status === 'complete') this.#say({ type: 'received', id, ok: true })
    } catch {
      this.#fail(id, 'no-space')
    }
  }

  #spoil(id: string) {
    this.#drop(id, { type: 'failed', failure: 'damaged' })
    this.#say({ type: 'received', id, ok: false })
  }

  #fail(id: string, failure: TransferFailure) {
    this.#drop(id, { type: 'failed', failure })
    if (failure === 'no-space') this.#refuse(id, 'no-space')
  }

  /** Ends it without the file; what is over already stays as it is. */
  #drop(id: string, end: Parameters<TransferList['apply']>[1]) {
    const before = this.#parts.list.find(id)
    if (before?.direction !== 'incoming' || isOver(before)) return
    if (this.#current === id) this.#current = null
    this.#parts.list.apply(id, end)
    this.#kept.get(id)?.discard()
    this.#kept.delete(id)
  }

  #refuse(id: string, reason: Refusal) {
    this.#say({ type: 'refuse', id, reason })
  }

  #say(message: TransferMessage) {
    this.#parts.wire()?.say(message)
  }
}
