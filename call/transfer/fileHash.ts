import { sha256 } from '@noble/hashes/sha2.js'
import { toHex } from '../safetyCode.ts'

/** The SHA-256 of a file that comes piece by piece. */
export class FileHash {
  readonly #hash = sha256.create()
  #length = 0

  /** How many bytes it has taken. */
  get length() {
    return this.#length
  }

  add(bytes: Uint8Array) {
    this.#hash.update(bytes)
    this.#length += bytes.byteLength
  }

  /** Of what was taken so far, in lower-case hexadecimal; more may follow. */
  hex() {
    return toHex(this.#hash.clone().digest())
  }
}
