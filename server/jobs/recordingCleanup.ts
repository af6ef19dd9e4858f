import type { Database, DatabaseLog } from '../db/database.ts'
import type { LiveChanges } from '../notifications/liveChanges.ts'
import { findChatOfFile, hideDue, listHidden } from '../recordings/cleanupRepository.ts'
import type { RecordingVault } from '../recordings/recordingVault.ts'
import { createRepeating, type Job } from './repeating.ts'

export type CleanupParts = {
  database: Database
  vault: Pick<RecordingVault, 'purge'>
  notify: Pick<LiveChanges, 'chatChanged'>
  log: Pick<DatabaseLog, 'info' | 'error'>
}

/** Milliseconds between two looks. Expired files are hidden by the policy at once; this deletes them. */
const pause = 60_000
const batch = 100
const beforeAll = '00000000-0000-0000-0000-000000000000'

/** Deletes recordings whose time is over, uploads that nobody finished, and what is left of rooms and accounts that are gone (R6). */
export function createRecordingCleanup(parts: CleanupParts): Job {
  const { log } = parts
  return createRepeating({
    log,
    name: 'The clean-up of recordings',
    run: (closing) => cleanUp(parts, closing),
    pauseAfter: (total) => {
      if (total > 0) log.info({ total }, 'Recordings deleted by the clock')
      return Promise.resolve(pause)
    },
  })
}

/** Answers how many files are gone, bytes and all. One that can't be deleted holds up no other. */
async function cleanUp({ database, vault, notify, log }: CleanupParts, closing: AbortSignal) {
  for (const id of await hideDue(database)) {
    const chat = await findChatOfFile(database, id)
    if (chat) notify.chatChanged(chat)
  }
  let total = 0
  let after = beforeAll
  for (;;) {
    const ids = await listHidden(database, after, batch)
    for (const id of ids) {
      if (closing.aborted) return total
      try {
        await vault.purge(id)
        total++
      } catch (error) {
        log.error({ err: error }, 'A recording could not be deleted; it will be tried again')
      }
    }
    const last = ids.at(-1)
    if (last === undefined || ids.length < batch) return total
    after = last
  }
}
