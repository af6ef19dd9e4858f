import type { Database, DatabaseLog } from '../db/database.ts'
import type { LiveChanges } from '../notifications/liveChanges.ts'
import { createRepeating, type Job } from './repeating.ts'
import { type EndedChat, endDue, untilNext } from './sweepRepository.ts'

export type SweepParts = {
  database: Database
  notify: LiveChanges
  log: Pick<DatabaseLog, 'info' | 'error'>
}

/** Milliseconds. A request made after the last look may be due before the next one; it waits no longer than this. */
const longestPause = 30_000
const shortestPause = 100
/** Chats ended in one transaction. */
const batch = 500

/** Ends chats by the clock (S9): one job for all, which works through any restart (docs/decisions/0005). */
export function createSweep({ database, notify, log }: SweepParts): Job {
  async function run(closing: AbortSignal) {
    let total = 0
    let ended: EndedChat[]
    do {
      ended = await endDue(database, batch)
      for (const chat of ended) {
        notify.chatChanged(chat)
        if (chat.videoLink !== null) notify.roomEnded(chat.videoLink)
      }
      total += ended.length
    } while (ended.length === batch && !closing.aborted)
    return total
  }

  return createRepeating({
    log,
    name: 'The sweep',
    run,
    async pauseAfter(total) {
      if (total > 0) log.info({ total }, 'Chats ended by the clock')
      const due = await untilNext(database, longestPause)
      return Math.min(Math.max(due, shortestPause), longestPause)
    },
  })
}
