import type { DataStore } from '@tus/server'
import type { RecordingConfig } from '../config.ts'
import type { ByteRange } from './byteRange.ts'
import { openDiskStore } from './diskStore.ts'

/** Where the bytes of recordings are, each file under the id of its row. */
export type RecordingStore = {
  /** What the tus server writes through. */
  tus: DataStore
  /**
   * Makes sure that a file of which every byte has arrived can be read. Answers how many bytes are stored; undefined where the file is
   * not there.
   */
  complete(id: string, sizeBytes: number): Promise<number | undefined>
  /** Reads a part. Throws where the file is not there. */
  read(id: string, range: ByteRange): Promise<ReadableStream<Uint8Array>>
  /** Deletes everything of a file, finished or not; what is not there is fine. */
  remove(id: string): Promise<void>
  /** Bytes that can still be written; undefined where nobody knows. */
  freeBytes(): Promise<number | undefined>
}

/** The store that the settings name. That of S3 is big, and is loaded only where it is used. */
export async function openStore({ folder, s3 }: RecordingConfig): Promise<RecordingStore> {
  if (!s3) return openDiskStore(folder)
  const { openS3Store } = await import('./s3Store.ts')
  return openS3Store(s3)
}
