import type { Database, DatabaseLog } from '../db/database.ts'
import { createRepeating, type Job } from './repeating.ts'
import { deleteOldMessages, type Bound } from './retentionRepository.ts'

export type RetentionParts = {
  database: Database
  log: Pick<DatabaseLog, 'info' | 'error'>
  /** The operator's bound in days; null where there is none. */
  bound: Bound
  now?: () => Date
}

/** Milliseconds between two runs: nobody counts the days by the minute. */
const interval = 60 * 60_000
/** Messages deleted in one transaction. */
const batch = 1_000

/** Deletes messages once they are older than the two people of their room, or the operator, want them (T3). */
export function createRetention({ database, log, bound, now = () => new Date() }: RetentionParts): Job {
  async function run(closing: AbortSignal) {
    const at = now()
    let total = 0
    let deleted: number
    do {
      deleted = await deleteOldMessages(database, { now: at, bound, batch })
      total += deleted
    } while (deleted > 0 && !closing.aborted)
    return total
  }

  return createRepeating({
    log,
    name: 'The deletion of old messages',
    run,
    pauseAfter: (total) => {
      if (total > 0) log.info({ total }, 'Messages deleted by their age')
      return Promise.resolve(interval)
    },
  })
}
