import type { Database, DatabaseLog } from '../db/database.ts'
import type { LiveChanges } from '../notifications/liveChanges.ts'
import { findChatOfFile } from './cleanupRepository.ts'
import { hideFile } from './fileRepository.ts'
import type { RecordingVault } from './recordingVault.ts'

export type UploadParts = {
  database: Database
  vault: RecordingVault
  notify: LiveChanges
  log: Pick<DatabaseLog, 'error'>
}

/**
 * Deletes a file, finished or not: nobody sees it from now on, both people are told, and its bytes go. Where the store fails, or a
 * request doesn't let go of the file, the clean-up takes the bytes later.
 */
export async function discardFile({ database, vault, notify, log }: UploadParts, id: string) {
  const chat = await findChatOfFile(database, id)
  await hideFile(database, id)
  if (chat) notify.chatChanged(chat)
  try {
    await vault.purge(id)
  } catch (error) {
    log.error({ err: error }, 'A recording could not be deleted; the clean-up will try it again')
  }
}
