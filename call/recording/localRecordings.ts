import { type LocalRecording, RecordingError } from './recording.ts'
import { type EndCard, parseCard, parseEndCard, type RecordingCard } from './recordingCard.ts'
import { fileNames, openFolder, ownerOf, readFile, removeFile } from './recordingFolder.ts'
import { findHeld, holdLock } from './recordingLock.ts'
import { recordingFileName } from './recordingNames.ts'
import { rewriteFile } from './rewriteFile.ts'
import type { SmallerSize } from './workerMessages.ts'

/** What a smaller copy can be (R7): half of what is usual, and what goes through any mail. */
const smallerSizes = {
  medium: { height: 720, videoBitrate: 900_000 },
  small: { height: 480, videoBitrate: 400_000 },
} as const satisfies Record<string, SmallerSize>
export type SmallerSizeName = keyof typeof smallerSizes

const mediaTypes = { webm: 'video/webm', mp4: 'video/mp4' } as const

type Found = { card: RecordingCard; end: EndCard | null; file: File }

/**
 * What this person has recorded on this device, the newest first (R5): the browser may have other people's, too, which are
 * left as they are. One that is being made now, in this tab or another, is not among them. Rejects with `storage-failed`
 * where the browser has no private files.
 */
export async function listRecordings(personId: string): Promise<LocalRecording[]> {
  const folder = await open()
  const names: string[] = []
  for await (const name of folder.keys()) names.push(name)
  // Asked after the look: whatever was seen and is not held now is complete, or will never be.
  const isHeld = await findHeld()
  const found: LocalRecording[] = []
  for (const id of new Set(names.flatMap((name) => ownerOf(name) ?? []))) {
    if (isHeld(id)) continue
    const recording = await find(folder, id)
    if (recording && recording.card.personId !== personId) continue
    // What is to be handed over is none of one's own recordings.
    if (recording && !recording.card.studio?.handOverTo) found.push(describe(recording))
    // What a page that went away at the wrong moment left: the part of a whole file, and half of a smaller copy.
    if (recording?.end) await removeFile(folder, fileNames.part(id))
    if (!(await readFile(folder, fileNames.card(id)))) await removeFiles(folder, id)
  }
  return found.toSorted((one, other) => other.startedAt.localeCompare(one.startedAt))
}

/** One recording as it is now, whoever writes it; null where there is none, or nothing in it. */
export async function readRecording(id: string): Promise<LocalRecording | null> {
  const found = await find(await open(), id)
  return found && describe(found)
}

/** Whether this person has made that recording on this device, be it still being written. */
export async function hasRecording(id: string, personId: string) {
  return (await find(await open(), id))?.card.personId === personId
}

/** Makes a whole file of one that was cut off. Null where another tab is at it. Rejects with a `RecordingError`. */
export async function repairRecording(id: string): Promise<LocalRecording | null> {
  const release = await holdLock(id)
  if (!release) return null
  try {
    return await completeRecording(id)
  } finally {
    release()
  }
}

/** As `repairRecording`, for who holds the lock already: the recorder that has just stopped. `onProgress` hears from 0 to 1. */
export async function completeRecording(
  id: string,
  onProgress?: (share: number) => void,
): Promise<LocalRecording> {
  const folder = await open()
  const found = await find(folder, id)
  if (!found) throw new RecordingError('storage-failed', 'no such recording')
  if (!found.end) await rewriteFile({ from: fileNames.part(id), card: found.card, onProgress })
  const whole = await find(folder, id)
  if (!whole?.end) throw new RecordingError('storage-failed', 'the whole file is missing')
  await removeFile(folder, fileNames.part(id))
  return describe(whole)
}

/** The file, to play, save or upload: read from the disk piece by piece, never held in memory as a whole. */
export async function openRecording(id: string): Promise<File> {
  const found = await find(await open(), id)
  if (!found) throw new RecordingError('storage-failed', 'no such recording')
  return found.file
}

/** Saves the file as a download of the browser, under its name. */
export async function saveRecording({ id, fileName }: LocalRecording) {
  const url = URL.createObjectURL(await openRecording(id))
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  // The browser reads on after the press; nothing tells when it has begun.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** Deletes everything of it. Rejects with `storage-failed` while a tab is writing it. */
export async function deleteRecording(id: string) {
  const release = await holdLock(id)
  if (!release) throw new RecordingError('storage-failed', 'it is being written')
  try {
    await removeFiles(await open(), id)
  } catch (error) {
    throw new RecordingError('storage-failed', error)
  } finally {
    release()
  }
}

type Shrinking = { size: SmallerSizeName; onProgress?: (share: number) => void; signal?: AbortSignal }

/** Makes a second, smaller file beside the first one (R7). Rejects with a `RecordingError`, or the signal's reason. */
export async function makeSmaller(
  id: string,
  { size, onProgress, signal }: Shrinking,
): Promise<LocalRecording> {
  const folder = await open()
  const found = await find(folder, id)
  if (!found?.end) throw new RecordingError('storage-failed', 'no whole file')
  const { format, startedAt } = found.card
  const smaller = smallerSizes[size]
  const fileName = recordingFileName(new Date(startedAt), format, `-${smaller.height}p`)
  const card = { ...found.card, id: crypto.randomUUID(), fileName }
  const release = await holdLock(card.id)
  try {
    await rewriteFile({ from: found.file.name, card, smaller, onProgress, signal })
    const made = await find(folder, card.id)
    if (!made) throw new RecordingError('storage-failed')
    return describe(made)
  } catch (error) {
    await removeFiles(folder, card.id)
    throw error
  } finally {
    release?.()
  }
}

async function removeFiles(folder: FileSystemDirectoryHandle, id: string) {
  const { card, part, end, whole } = fileNames
  for (const name of [card(id), part(id), whole(id, 'webm'), whole(id, 'mp4'), end(id)])
    await removeFile(folder, name)
}

async function open() {
  try {
    return await openFolder()
  } catch (error) {
    throw new RecordingError('storage-failed', error)
  }
}

/** What there is of a recording; null where nothing can be made of it. */
async function find(folder: FileSystemDirectoryHandle, id: string): Promise<Found | null> {
  const text = async (name: string) => (await (await readFile(folder, name))?.text()) ?? ''
  const card = parseCard(await text(fileNames.card(id)))
  if (!card || card.id !== id) return null
  const end = parseEndCard(await text(fileNames.end(id)))
  const file = await readFile(folder, end ? fileNames.whole(id, card.format) : fileNames.part(id))
  return file && file.size > 0 ? { card, end, file } : null
}

function describe({ card, end, file }: Found): LocalRecording {
  const { id, recordingId, fileName, startedAt, roomId, otherName, format, studio } = card
  return {
    id,
    recordingId,
    fileName,
    type: mediaTypes[format],
    sizeBytes: file.size,
    durationMs: end?.durationMs ?? 0,
    startedAt,
    roomId,
    otherName,
    studioOffsetMs: studio?.offsetMs ?? null,
    state: end ? 'ready' : 'cut-off',
  }
}
