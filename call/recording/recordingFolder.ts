import type { RecordingFormat } from './recording.ts'

const folderName = 'recordings'

/**
 * The files of one recording in the origin's private file system. The card is written first, the part grows second by second,
 * the whole file is made of it, and the end card says that this is done; then the part goes.
 */
export const fileNames = {
  card: (id: string) => `${id}.card.json`,
  part: (id: string) => `${id}.part`,
  whole: (id: string, format: RecordingFormat) => `${id}.${format}`,
  end: (id: string) => `${id}.end.json`,
} as const

/** The recording that a file belongs to; null for what is none of ours. */
export function ownerOf(fileName: string) {
  return /^([\w-]{1,64})\.(?:card\.json|part|end\.json|webm|mp4)$/u.exec(fileName)?.[1] ?? null
}

/** The lock that whoever writes a recording holds, in whichever tab. */
export const lockName = (id: string) => `avari-recording-${id}`

export async function openFolder() {
  const root = await navigator.storage.getDirectory()
  return root.getDirectoryHandle(folderName, { create: true })
}

/** A file of the folder as it is now; null where there is none. */
export async function readFile(folder: FileSystemDirectoryHandle, name: string) {
  try {
    return await (await folder.getFileHandle(name)).getFile()
  } catch {
    return null
  }
}

export async function removeFile(folder: FileSystemDirectoryHandle, name: string) {
  try {
    await folder.removeEntry(name)
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'NotFoundError')) throw error
  }
}

/** A file that a worker writes at once, without a copy (not in the types of pages). */
export type SyncFile = {
  read(into: ArrayBufferView | ArrayBuffer, options: { at: number }): number
  write(bytes: ArrayBufferView | ArrayBuffer, options: { at: number }): number
  getSize(): number
  truncate(size: number): void
  flush(): void
  close(): void
}
type SyncFileHandle = FileSystemFileHandle & { createSyncAccessHandle(): Promise<SyncFile> }

const opensSync = (handle: FileSystemFileHandle): handle is SyncFileHandle =>
  'createSyncAccessHandle' in handle

/** Opens a file as it is, or a new one; works in workers alone. */
async function reopenSyncFile(folder: FileSystemDirectoryHandle, name: string): Promise<SyncFile> {
  const handle = await folder.getFileHandle(name, { create: true })
  if (!opensSync(handle)) throw new Error('No synchronous files in this browser')
  return handle.createSyncAccessHandle()
}

/** A page that was reloaded, and a worker that was ended, let go of their files a moment later. */
const openTries = 30
const openPause = 100

/** As `reopenSyncFile`, but waits up to three seconds for whoever still has the file open. */
export async function reopenPatiently(folder: FileSystemDirectoryHandle, name: string) {
  for (let left = openTries; ; left -= 1) {
    try {
      return await reopenSyncFile(folder, name)
    } catch (error) {
      if (left === 0 || !(error instanceof DOMException)) throw error
      await new Promise((resolve) => setTimeout(resolve, openPause))
    }
  }
}

/** Opens an empty file for writing; works in workers alone. */
export async function openSyncFile(folder: FileSystemDirectoryHandle, name: string): Promise<SyncFile> {
  const file = await reopenSyncFile(folder, name)
  file.truncate(0)
  return file
}

/** Writes a small file as a whole; in workers alone. */
export async function writeText(folder: FileSystemDirectoryHandle, name: string, text: string) {
  const file = await openSyncFile(folder, name)
  file.write(new TextEncoder().encode(text), { at: 0 })
  file.flush()
  file.close()
}
