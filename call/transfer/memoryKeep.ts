import { FileHash } from './fileHash.ts'
import type { FileKeep, KeptFile } from './fileKeep.ts'

class FileInMemory implements KeptFile {
  readonly #pieces: BlobPart[] = []
  readonly #hash = new FileHash()
  readonly #discarded: () => void

  constructor(discarded: () => void) {
    this.#discarded = discarded
  }

  get length() {
    return this.#hash.length
  }

  append(bytes: ArrayBuffer) {
    this.#pieces.push(bytes)
    this.#hash.add(new Uint8Array(bytes))
  }

  finish() {
    return Promise.resolve(this.#hash.hex())
  }

  file() {
    const file = new Blob(this.#pieces)
    // The browser has its own copy now; ours would be a second one.
    this.#pieces.splice(0, this.#pieces.length, file)
    return Promise.resolve(file)
  }

  discard() {
    this.#pieces.length = 0
    this.#discarded()
  }
}

/** Keeps files in memory, where the browser has no file system for pages; with the page they are gone. */
export function memoryKeep(): FileKeep {
  const files = new Map<string, KeptFile>()
  return {
    create: ({ id }) => {
      const file = new FileInMemory(() => files.delete(id))
      files.set(id, file)
      return Promise.resolve(file)
    },
    reopen: ({ id }) => Promise.resolve(files.get(id) ?? null),
  }
}
