import { createReadStream } from 'node:fs'
import { mkdir, open, rm, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { FileStore } from '@tus/file-store'
import type { RecordingStore } from './recordingStore.ts'

/** Keeps recordings in a folder that only this user can read: `<id>` has the bytes, `<id>.json` what tus knows of them. */
export async function openDiskStore(folder: string): Promise<RecordingStore> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const pathOf = (id: string) => join(folder, id)
  return {
    tus: new FileStore({ directory: folder }),
    async complete(id) {
      // The row says "ready" from here on: the bytes have to outlive a power cut as it does.
      await using file = await open(pathOf(id), 'r+').catch(ignoreMissing)
      await file?.sync()
      return (await file?.stat())?.size
    },
    async read(id, { first, last }) {
      const file = await open(pathOf(id))
      return Readable.toWeb(createReadStream('', { fd: file, start: first, end: last }))
    },
    async remove(id) {
      await rm(pathOf(id), { force: true })
      await rm(`${pathOf(id)}.json`, { force: true })
    },
    async freeBytes() {
      const { bavail, bsize } = await statfs(folder)
      return bavail * bsize
    },
  }
}

function ignoreMissing(error: unknown) {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
  throw error
}
