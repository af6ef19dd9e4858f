import { safeFileName } from '../transfer/fileName.ts'
import type { RecordingFormat } from './recording.ts'

/** An instant as file names can hold it everywhere: `2026-11-25T22-10-05Z`. */
function fileSafeInstant(instant: Date) {
  return instant
    .toISOString()
    .replace(/\.\d+Z$/u, 'Z')
    .replaceAll(':', '-')
}

/** What a recording is called where it is saved (R1): `avari-call-2026-11-25T22-10-05Z.webm`. */
export function recordingFileName(startedAt: Date, format: RecordingFormat, suffix = '') {
  return `avari-call-${fileSafeInstant(startedAt)}${suffix}.${format}`
}

/** The same for one person's microphone (R8): `avari-call-2026-11-25T22-10-05Z-Ben-Bright.webm`. */
export const studioFileName = (startedAt: Date, format: RecordingFormat, name: string) =>
  recordingFileName(startedAt, format, `-${safeFileName(name).replaceAll(/\s+/gu, '-')}`)

/** Whether an id can be part of a file's name in the private file system. */
export function isRecordingId(id: string) {
  return /^[\w-]{1,64}$/u.test(id)
}
