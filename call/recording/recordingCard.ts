import { readFields } from '../jsonFields.ts'
import type { RecordingFormat } from './recording.ts'
import { isRecordingId } from './recordingNames.ts'

/** One person's microphone alone, recorded on their own device (R8). */
type StudioMark = {
  /** It begins so many milliseconds after the recording. */
  offsetMs: number
  /** The person whom it is to be handed over to; null where it is with them. */
  handOverTo: string | null
}

/** What is written down beside a recording before its first second, so that the next visit knows what it has found (R5). */
export type RecordingCard = {
  id: string
  recordingId: string
  /** Who recorded: on a browser that several people use, nobody else sees it. */
  personId: string
  roomId: string
  otherName: string
  format: RecordingFormat
  /** ISO 8601. */
  startedAt: string
  fileName: string
  /** Left out for a recording of the whole call. */
  studio?: StudioMark
}

const keys = ['id', 'recordingId', 'personId', 'roomId', 'otherName', 'startedAt', 'fileName'] as const

/** Reads a card; null for what is none: half written, of another version, or put there by something else. */
export function parseCard(text: string): RecordingCard | null {
  const found = readFields(text)
  if (!found) return null
  const format = found.get('format')
  const [id, recordingId, personId, roomId, otherName, startedAt, fileName] = keys.map((key) =>
    found.get(key),
  )
  if (typeof id !== 'string' || !isRecordingId(id) || typeof recordingId !== 'string') return null
  if (typeof personId !== 'string' || personId === '') return null
  if (typeof roomId !== 'string' || typeof otherName !== 'string' || typeof fileName !== 'string') return null
  if (typeof startedAt !== 'string' || Number.isNaN(Date.parse(startedAt))) return null
  if (format !== 'webm' && format !== 'mp4') return null
  const card: RecordingCard = { id, recordingId, personId, roomId, otherName, format, startedAt, fileName }
  const studio = readMark(found.get('studio'))
  return studio ? { ...card, studio } : card
}

function readMark(found: unknown): StudioMark | null {
  if (typeof found !== 'object' || found === null || !('offsetMs' in found) || !('handOverTo' in found))
    return null
  const { offsetMs, handOverTo } = found
  if (typeof offsetMs !== 'number' || (handOverTo !== null && typeof handOverTo !== 'string')) return null
  return { offsetMs, handOverTo }
}

/** Written beside a file once it is whole. */
export type EndCard = { durationMs: number }

export function parseEndCard(text: string): EndCard | null {
  const durationMs = readFields(text)?.get('durationMs')
  return typeof durationMs === 'number' && durationMs >= 0 ? { durationMs } : null
}
