import { RecordingError, problemOf } from './recording.ts'
import type { RecordingCard } from './recordingCard.ts'
import { fileNames, openFolder, openSyncFile, type SyncFile, writeText } from './recordingFolder.ts'
import { claimRoom, writeAll } from './room.ts'

/** Milliseconds between two times that everything written is on the disk for certain (R5). */
const flushInterval = 1000
/** Bytes by which the claim is ahead: what is written between two looks, and the end of a whole file. */
const reserve = 20_000_000
/** Seconds of recording that there must be room for at the beginning, twice. */
const least = 60

type PartEvents = { grown(bytes: number): void; full(): void }
type PartFiles = { part: SyncFile; whole: SyncFile | null }

/**
 * The growing file of a recording; in a worker. Beside it the room for the whole file is claimed that is made of it on stop,
 * so that it ends in time where space gets short. What is to be handed over never becomes a whole file here.
 */
export class PartFile {
  readonly #files: PartFiles
  readonly #events: PartEvents
  readonly #timer: ReturnType<typeof setInterval>
  #bytes = 0
  #told = false
  #refused = false

  private constructor(files: PartFiles, events: PartEvents) {
    this.#files = files
    this.#events = events
    this.#timer = setInterval(() => this.#settle(), flushInterval)
  }

  /** Writes the card, opens the part and claims room for a minute; throws a `RecordingError`. */
  static async open(card: RecordingCard, bitsPerSecond: number, events: PartEvents) {
    try {
      const folder = await openFolder()
      const whole = card.studio?.handOverTo
        ? null
        : await openSyncFile(folder, fileNames.whole(card.id, card.format))
      if (whole) claimRoom(whole, ((2 * bitsPerSecond) / 8) * least + reserve)
      await writeText(folder, fileNames.card(card.id), JSON.stringify(card))
      return new PartFile({ part: await openSyncFile(folder, fileNames.part(card.id)), whole }, events)
    } catch (error) {
      throw new RecordingError(problemOf(error, 'storage-failed'), error)
    }
  }

  /** Writes at `position`, or at the end. Once a write was refused nothing is written any more. */
  write(bytes: Uint8Array<ArrayBuffer>, position = this.#bytes) {
    if (this.#refused) return
    try {
      writeAll(this.#files.part, bytes, position)
      this.#bytes = Math.max(this.#bytes, position + bytes.byteLength)
    } catch (error) {
      if (problemOf(error, 'storage-failed') !== 'no-space') throw new RecordingError('storage-failed', error)
      this.#refused = true
      this.#tellFull()
    }
  }

  close() {
    clearInterval(this.#timer)
    const { part, whole } = this.#files
    part.flush()
    part.close()
    whole?.close()
  }

  #settle() {
    const { part, whole } = this.#files
    part.flush()
    this.#events.grown(this.#bytes)
    try {
      if (whole) claimRoom(whole, this.#bytes + reserve)
    } catch {
      this.#tellFull()
    }
  }

  #tellFull() {
    if (this.#told) return
    this.#told = true
    this.#events.full()
  }
}
