import {
  completeRecording,
  hasRecording,
  openRecording,
  readRecording,
} from '../recording/localRecordings.ts'
import type { RecordingCard } from '../recording/recordingCard.ts'
import { holdLock } from '../recording/recordingLock.ts'
import { studioFileName } from '../recording/recordingNames.ts'
import type { DiskKeep } from '../transfer/diskKeep.ts'
import type { FileKeep, KeptFile } from '../transfer/fileKeep.ts'
import type { Admission } from '../transfer/fileReceiver.ts'
import type { FileOffer } from '../transfer/transferMessages.ts'

/** The largest studio track that is taken, in bytes: about a day of it. */
const largestTrack = 1_500_000_000

/** Whether a studio track is taken: unasked where it belongs to a recording that `personId` has here: that was agreed. */
export const studioAdmission =
  (personId: string): Admission =>
  async ({ id, size, studio }) => {
    if (!studio) return 'ask'
    if (size > largestTrack) return 'too-large'
    try {
      if ((await readRecording(id))?.state === 'ready') return 'have'
      return (await hasRecording(studio.recordingId, personId)) ? 'take' : 'declined'
    } catch {
      return 'declined'
    }
  }

/** Who we are, and what the other one is called. */
export type StudioPeople = { personId: string; otherName: string }

/** Keeps the other one's studio tracks, and puts those that came whole among the recordings of this device. */
export function studioKeep(disk: DiskKeep, people: StudioPeople): FileKeep {
  const wrap = (file: KeptFile, offer: FileOffer): KeptFile => ({
    get length() {
      return file.length
    },
    append: (bytes) => file.append(bytes),
    finish: () => file.finish(),
    file: () => adopt(disk, offer, people),
    discard: () => file.discard(),
  })
  return {
    create: async (offer, failed) => wrap(await disk.create(offer, failed), offer),
    reopen: async (offer, failed) => {
      const file = await disk.reopen(offer, failed)
      return file && wrap(file, offer)
    },
  }
}

async function adopt(disk: DiskKeep, offer: FileOffer, people: StudioPeople) {
  const { id } = offer
  const release = await holdLock(id)
  try {
    await disk.adopt(id, await cardFor(offer, people))
    await completeRecording(id)
    return await openRecording(id)
  } finally {
    release?.()
  }
}

/** It stands beside the recording that it belongs to. */
async function cardFor(
  { id, mediaType, studio }: FileOffer,
  { personId, otherName }: StudioPeople,
): Promise<RecordingCard> {
  const recording = await readRecording(studio?.recordingId ?? '')
  if (!recording) throw new Error('Its recording was deleted')
  const { recordingId, roomId, startedAt } = recording
  const format = mediaType.startsWith('audio/mp4') ? 'mp4' : 'webm'
  const fileName = studioFileName(new Date(startedAt), format, otherName)
  const mark = { offsetMs: studio?.offsetMs ?? 0, handOverTo: null }
  return { id, recordingId, personId, roomId, otherName, format, startedAt, fileName, studio: mark }
}
