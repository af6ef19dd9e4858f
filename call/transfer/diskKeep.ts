import { type FromDiskKeep, receivedFolder, receivedName, type ToDiskKeep } from './diskKeepMessages.ts'
import type { FileKeep, KeptFile } from './fileKeep.ts'
import type { RecordingCard } from '../recording/recordingCard.ts'
import type { FileOffer } from './transferMessages.ts'

type Waiting = {
  opened(length: number | null): void
  finished(sha256: string): void
  adopted(): void
  failed(): void
}

const nothing = () => undefined

/**
 * Keeps received files in the origin's private file system, written and hashed by a worker: the page stays smooth, memory
 * small, and what was begun outlives the page. `create` rejects where the browser has no such files, or no space.
 */
export class DiskKeep implements FileKeep {
  readonly #roomId: string
  readonly #worker = new Worker(new URL('./diskKeep.worker.ts', import.meta.url), { type: 'module' })
  readonly #waiting = new Map<string, Waiting>()
  /** The worker did not load, or fell over: it will never answer. */
  #broken = false

  constructor(roomId: string) {
    this.#roomId = roomId
    this.#worker.addEventListener('message', ({ data }: MessageEvent<FromDiskKeep>) => {
      const waiting = this.#waiting.get(data.id)
      if (data.type === 'opened') waiting?.opened(data.length)
      else if (data.type === 'finished') waiting?.finished(data.sha256)
      else if (data.type === 'adopted') waiting?.adopted()
      else waiting?.failed()
    })
    this.#worker.addEventListener('error', (event) => {
      event.preventDefault()
      this.#broken = true
      for (const waiting of this.#waiting.values()) waiting.failed()
    })
  }

  async create(offer: FileOffer, failed: () => void) {
    const file = await this.#open('create', offer, failed)
    if (!file) throw new Error('The file could not be made')
    return file
  }

  reopen(offer: FileOffer, failed: () => void) {
    return this.#open('reopen', offer, failed)
  }

  /** Puts a file that has come whole where recordings are, as the part that `card` belongs to. */
  adopt(id: string, card: RecordingCard) {
    const adopted = Promise.withResolvers<void>()
    this.#waiting.set(id, {
      opened: nothing,
      finished: nothing,
      adopted: () => adopted.resolve(),
      failed: () => adopted.reject(new Error('It can’t be kept')),
    })
    this.#tell({ type: 'adopt', id, card })
    return adopted.promise
  }

  close() {
    this.#worker.terminate()
  }

  async #open(type: 'create' | 'reopen', offer: FileOffer, failed: () => void) {
    if (this.#broken) throw new Error('The worker is not there')
    const { id } = offer
    const opened = Promise.withResolvers<number | null>()
    const finished = Promise.withResolvers<string>()
    // It may fail before anybody asks for it.
    finished.promise.catch(() => undefined)
    let open = false
    this.#waiting.set(id, {
      opened: (length) => opened.resolve(length),
      finished: (sha256) => finished.resolve(sha256),
      adopted: nothing,
      failed: () => {
        opened.reject(new Error('It can’t be kept'))
        finished.reject(new Error('It can’t be kept'))
        if (open) failed()
      },
    })
    this.#tell({ type, id, roomId: this.#roomId, offer })
    const length = await opened.promise
    if (length === null) return null
    open = true
    return this.#fileOf(id, length, finished.promise)
  }

  #fileOf(id: string, from: number, finished: Promise<string>): KeptFile {
    let length = from
    return {
      get length() {
        return length
      },
      append: (bytes) => {
        length += bytes.byteLength
        this.#tell({ type: 'append', id, bytes }, [bytes])
      },
      finish: () => {
        this.#tell({ type: 'finish', id })
        if (this.#broken) this.#waiting.get(id)?.failed()
        return finished
      },
      file: () => readReceived(id),
      discard: () => {
        this.#waiting.delete(id)
        this.#tell({ type: 'discard', id })
      },
    }
  }

  #tell(message: ToDiskKeep, transfer: Transferable[] = []) {
    this.#worker.postMessage(message, transfer)
  }
}

async function readReceived(id: string) {
  const root = await navigator.storage.getDirectory()
  const folder = await root.getDirectoryHandle(receivedFolder)
  return (await folder.getFileHandle(receivedName(id))).getFile()
}
