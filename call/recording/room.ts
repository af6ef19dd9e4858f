import type { SyncFile } from './recordingFolder.ts'

const full = (cause?: unknown) => Object.assign(new DOMException('No room', 'QuotaExceededError'), { cause })

/** Writes all of `bytes` at a place, or throws a `QuotaExceededError`. */
export function writeAll(file: SyncFile, bytes: ArrayBufferView | ArrayBuffer, at: number) {
  if (file.write(bytes, { at }) < bytes.byteLength) throw full()
  // A private window of Chromium says that it wrote what it has no room for.
  if (file.getSize() < at + bytes.byteLength) throw full()
}

/**
 * Makes a file at least so many bytes long, so that there is room for what is to be written into it later; throws a
 * `QuotaExceededError` where there is not. What the browser says about its space is no help: Chromium always answers that
 * 10 GB are free.
 */
export function claimRoom(file: SyncFile, bytes: number) {
  if (file.getSize() >= bytes) return
  try {
    file.truncate(bytes)
  } catch (error) {
    // Firefox throws something that is no DOMException.
    throw full(error)
  }
  if (file.getSize() < bytes) throw full()
}
