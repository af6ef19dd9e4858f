import type { Call } from '../../../../call/call.ts'
import { systemClock } from '../../../../call/clock.ts'
import type { DataChannel } from '../../../../call/peerConnection.ts'
import { Store } from '../../../../call/store.ts'
import { findHandOvers, removeHandOver } from '../../../../call/studio/handOvers.ts'
import { studioAdmission } from '../../../../call/studio/studioKeep.ts'
import type { FileSource } from '../../../../call/transfer/fileSender.ts'
import { openPageKeep } from '../../../../call/transfer/pageKeep.ts'
import { isUnderWay, type Transfer } from '../../../../call/transfer/transferState.ts'
import { Transfers } from '../../../../call/transfer/transfers.ts'
import { callFileBytes } from '../../../../contract/limits.ts'
import { newId } from '../newId.ts'
import { saveFile } from './saveFile.ts'

/** A file in the conversation. */
export type ChatFile = Transfer & {
  /** It follows the message of this number: clocks may be wrong, the order may not. */
  readonly afterSeq: number
  /** When it was offered, by this device's clock. */
  readonly createdAt: string
}

type FileProblem = { kind: 'too-large'; name: string } | { kind: 'too-many' }

export type CallFilesState = {
  files: readonly ChatFile[]
  /** Files of the other one that were offered and not seen yet. */
  unread: number
  /** Microphone tracks that are being handed over (R8), which are none of the conversation. */
  tracks: readonly Transfer[]
  /** Why the last file was not taken. */
  problem: FileProblem | null
}

/** More at once are a mistake more likely than a wish. */
const mostAtOnce = 10

const sourceOf = (file: File): FileSource => ({
  read: async (from, to) => new Uint8Array(await file.slice(from, to).arrayBuffer()),
})

/** Who we are, and with whom. */
type CallPeople = { personId: string; other: { id: string; name: string } }

/** The files of one call (T7), among its messages. */
export class CallFiles {
  readonly #call: Call
  readonly #personId: string
  readonly #otherId: string
  readonly #keep: ReturnType<typeof openPageKeep>
  readonly #transfers: Transfers
  readonly #store = new Store<CallFilesState>({ files: [], unread: 0, tracks: [], problem: null })
  readonly #places = new Map<string, Pick<ChatFile, 'afterSeq' | 'createdAt'>>()
  readonly #seen = new Set<string>()
  readonly #saved = new Set<string>()
  #newestSeq = 0
  #channel: DataChannel | null = null
  #shown = false
  #ready = false
  #left = false

  constructor(call: Call, roomId: string, { personId, other }: CallPeople) {
    this.#call = call
    this.#personId = personId
    this.#otherId = other.id
    const admitTrack = studioAdmission(personId)
    this.#keep = openPageKeep(roomId, { personId, otherName: other.name })
    this.#transfers = new Transfers({
      clock: systemClock,
      keep: this.#keep,
      newId,
      admit: async (offer) => {
        if (offer.studio) return admitTrack(offer)
        return offer.size > callFileBytes ? 'too-large' : 'ask'
      },
      ping: () => call.sendToPeer({ type: 'ping' }),
      onPong: (listener) =>
        call.onPeerMessage((message) => {
          if (message.type === 'pong') listener()
        }),
    })
  }

  readonly getState = () => this.#store.get()
  readonly subscribe = (listener: () => void) => this.#store.subscribe(listener)

  /** Follows the call's connections until the returned function is called. */
  watch() {
    const unsubscribe = this.#transfers.subscribe(() => this.#update())
    const stopFollowing = this.#call.subscribe(() => this.#follow())
    const begin = async () => {
      // What is not offered at once counts as gone.
      await this.handOver()
      this.#follow()
    }
    void begin()
    addEventListener('beforeunload', this.#guard)
    return () => {
      removeEventListener('beforeunload', this.#guard)
      this.#left = true
      stopFollowing()
      unsubscribe()
      this.#transfers.connect(null)
      this.#keep.close()
    }
  }

  /** What is offered from now on follows this message. */
  setNewest(seq: number) {
    this.#newestSeq = seq
  }

  /** What is shown counts as seen. */
  setShown(shown: boolean) {
    this.#shown = shown
    this.#update()
  }

  send(files: readonly File[]) {
    const tooLarge = files.find(({ size }) => size > callFileBytes)
    const problem: FileProblem | null =
      files.length > mostAtOnce
        ? { kind: 'too-many' }
        : tooLarge
          ? { kind: 'too-large', name: tooLarge.name }
          : null
    this.#store.update({ problem })
    if (files.length > mostAtOnce) return
    for (const file of files) {
      if (file.size > callFileBytes) continue
      this.#transfers.offer(file, sourceOf(file))
    }
  }

  dismissProblem() {
    this.#store.update({ problem: null })
  }

  accept(id: string) {
    void this.#transfers.accept(id)
  }

  decline(id: string) {
    this.#transfers.decline(id)
  }

  cancel(id: string) {
    this.#transfers.cancel(id)
  }

  retry(id: string) {
    this.#transfers.retry(id)
  }

  /** Offers the tracks that wait on this device for the other one. */
  async handOver() {
    const waiting = await findHandOvers(this.#personId, this.#otherId)
    this.#ready = true
    for (const { card, file } of waiting) {
      const { id, fileName: name, recordingId, format, studio } = card
      const offsetMs = studio?.offsetMs ?? 0
      const mediaType = `audio/${format}`
      const offer = { id, name, size: file.size, mediaType, studio: { recordingId, offsetMs } }
      this.#transfers.offerAgain(offer, sourceOf(file))
    }
  }

  /** Who leaves while a file is on its way is asked first. A studio track goes on over the next page. */
  readonly #guard = (event: BeforeUnloadEvent) => {
    if (this.#transfers.getState().some((file) => isUnderWay(file) && !file.studio)) event.preventDefault()
  }

  /** To accept a file is to want it: the end of the call must not take it away. */
  #save(files: readonly ChatFile[]) {
    for (const { id, file, name } of files) {
      if (!file || this.#saved.has(id)) continue
      this.#saved.add(id)
      saveFile(file, name)
    }
  }

  #follow() {
    if (!this.#ready || this.#left) return
    const { filesChannel } = this.#call.getState()
    if (filesChannel === this.#channel) return
    this.#channel = filesChannel
    this.#transfers.connect(filesChannel)
  }

  #update() {
    const all = this.#transfers.getState()
    this.#forgetAllBut(new Set(all.map(({ id }) => id)))
    const files = all
      .filter(({ studio }) => !studio)
      .map((transfer) => ({ ...transfer, ...this.#placeOf(transfer) }))
    const tracks = all.filter((transfer) => transfer.studio && isUnderWay(transfer))
    this.#save(files)
    this.#removeArrived(all)
    const offered = files.filter(({ direction, status }) => direction === 'incoming' && status === 'offered')
    if (this.#shown) for (const { id } of offered) this.#seen.add(id)
    this.#store.update({ files, tracks, unread: offered.filter(({ id }) => !this.#seen.has(id)).length })
  }

  /** Transfers that are over for long are no longer listed. */
  #forgetAllBut(listed: ReadonlySet<string>) {
    for (const id of this.#places.keys()) if (!listed.has(id)) this.#places.delete(id)
    for (const ids of [this.#seen, this.#saved]) for (const id of ids) if (!listed.has(id)) ids.delete(id)
  }

  /** What is with the other one now is removed here (R8). */
  #removeArrived(all: readonly Transfer[]) {
    for (const { id, studio, direction, status } of all) {
      if (!studio || direction !== 'outgoing' || status !== 'complete' || this.#seen.has(id)) continue
      this.#seen.add(id)
      // Offered once more in the next call otherwise, where the other side says that it has it.
      removeHandOver(id).catch(() => undefined)
    }
  }

  #placeOf({ id }: Transfer) {
    const known = this.#places.get(id)
    if (known) return known
    const place = { afterSeq: this.#newestSeq, createdAt: new Date().toISOString() }
    this.#places.set(id, place)
    return place
  }
}
