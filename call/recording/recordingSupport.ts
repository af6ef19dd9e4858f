import { findCodecs } from './codecs.ts'
import type { RecordingFormat } from './recording.ts'
import { findRecorderType } from './recorderType.ts'
import { openFolder } from './recordingFolder.ts'
import { handsOutFrames } from './trackFrames.ts'

const formats: readonly RecordingFormat[] = ['webm', 'mp4']
/** Any usual rate answers the question whether a codec is there at all. */
const askedBitrate = 2_500_000

/** Why nothing can be recorded here (R9): no private files, as in some browsers' private windows, or nothing that encodes. */
export type SupportGap = 'no-storage' | 'no-encoder'

export type RecordingSupport = { formats: RecordingFormat[]; gap: SupportGap | null }

/** What this browser can record, and what it lacks where that is nothing. */
export async function recordingSupport(): Promise<RecordingSupport> {
  if (!(await hasStorage())) return { formats: [], gap: 'no-storage' }
  const found: RecordingFormat[] = []
  for (const format of formats) if (await canMake(format)) found.push(format)
  return { formats: found, gap: found.length === 0 ? 'no-encoder' : null }
}

/** The formats of `recordingSupport`; empty where nothing can be recorded (R9). */
export async function supportedFormats(): Promise<RecordingFormat[]> {
  return (await recordingSupport()).formats
}

async function canMake(format: RecordingFormat) {
  if (handsOutFrames()) return (await findCodecs(format, askedBitrate)) !== null
  return findRecorderType(format) !== null
}

async function hasStorage() {
  try {
    await openFolder()
    return true
  } catch {
    // Refused in a private window, or not there at all.
    return false
  }
}
