import { parseCard, type RecordingCard } from '../recording/recordingCard.ts'
import { fileNames, openFolder, ownerOf, readFile } from '../recording/recordingFolder.ts'
import { deleteRecording } from '../recording/localRecordings.ts'
import { findHeld } from '../recording/recordingLock.ts'

/** One that nobody has come for is deleted after so many milliseconds: thirty days. */
const keptFor = 30 * 24 * 60 * 60 * 1000

/** A track of ours that is to be handed over. */
export type HandOver = { card: RecordingCard; file: File }

/**
 * The tracks of `personId` on this device that are to be handed over to `otherId`, whichever page recorded them, and be it
 * that it was closed in the middle. One that is being recorded now is not among them. Empty where the browser has no private files.
 */
export async function findHandOvers(personId: string, otherId: string): Promise<HandOver[]> {
  try {
    const folder = await openFolder()
    const ids = new Set<string>()
    for await (const name of folder.keys()) ids.add(ownerOf(name) ?? '')
    const isHeld = await findHeld()
    const found: HandOver[] = []
    for (const id of ids) {
      const text = await (await readFile(folder, fileNames.card(id)))?.text()
      const card = parseCard(text ?? '')
      if (card?.id !== id || card.personId !== personId || isHeld(id)) continue
      if (card.studio?.handOverTo !== otherId) continue
      if (Date.now() - Date.parse(card.startedAt) > keptFor) {
        await deleteRecording(id)
        continue
      }
      const file = await readFile(folder, fileNames.part(id))
      if (file && file.size > 0) found.push({ card, file })
    }
    return found
  } catch {
    return []
  }
}

/** Removes a track that is with the other one now, or that they are not to have. */
export const removeHandOver = (id: string) => deleteRecording(id)
