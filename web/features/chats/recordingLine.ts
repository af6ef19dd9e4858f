import type { RecordingFile } from '../../../contract/recordings.ts'
import { formatSize, formatLength } from '../../ui/fileFigures.ts'
import { formatDay } from '../../ui/dateTime.ts'
import { recordingMessages } from './recordingMessages.ts'

type Viewer = { meId: string; zone: string; otherName: string; now: Date }

/** What stands beside a recording's picture: its length, its size and who made it, and what becomes of it. */
export function describeRecording(file: RecordingFile, { meId, zone, otherName, now }: Viewer) {
  const maker = file.ownerId === meId ? recordingMessages.byYou : recordingMessages.by(otherName)
  return {
    length: formatLength(file.durationMs),
    about: `${formatSize(file.sizeBytes)} · ${maker}`,
    end: file.expiresAt === null ? recordingMessages.kept : endOf(new Date(file.expiresAt), zone, now),
  }
}

function endOf(expiry: Date, zone: string, now: Date) {
  const day = formatDay(expiry, zone, now)
  // "Today" and "Tomorrow" stand in the middle of a sentence here.
  return recordingMessages.deletedOn(/\d/u.test(day) ? `on ${day}` : day.toLowerCase())
}
