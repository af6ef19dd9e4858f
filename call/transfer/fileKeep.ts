import type { FileOffer } from './transferMessages.ts'

/** A file that is being received. */
export type KeptFile = {
  /** How many bytes it has taken. */
  readonly length: number
  append(bytes: ArrayBuffer): void
  /** The SHA-256 of all that was appended, once it is written down. Rejects where something could not be. */
  finish(): Promise<string>
  /** What was written, to be saved. */
  file(): Promise<Blob>
  discard(): void
}

/** Where received bytes go. In memory: memoryKeep.ts. */
export type FileKeep = {
  /** `failed`: not everything can be written down, for want of space most likely. */
  create(offer: FileOffer, failed: () => void): Promise<KeptFile>
  /** What an earlier page has accepted and begun; null where it did not. */
  reopen(offer: FileOffer, failed: () => void): Promise<KeptFile | null>
}
