import type { UploadedRecording } from './fileSender.ts'
import { RecordingUpload } from './recordingUpload.ts'

type Named = Pick<UploadedRecording, 'recordingId' | 'fileName'>

const uploads = new Map<string, RecordingUpload>()
const keyOf = ({ recordingId, fileName }: Named) => `${recordingId} ${fileName}`

/** The upload of this file, whichever page of ours shows it: it goes on while one looks at another. */
export function openUpload(recording: UploadedRecording, openFile: () => Promise<Blob>): RecordingUpload {
  const key = keyOf(recording)
  const known = uploads.get(key)
  if (known) return known
  const made = new RecordingUpload(recording, openFile)
  uploads.set(key, made)
  return made
}

/** Ends the upload of a file that is deleted, and takes back what has arrived; what arrived as a whole stays. */
export function forgetUpload(recording: Named) {
  const key = keyOf(recording)
  uploads.get(key)?.cancel()
  uploads.delete(key)
}
