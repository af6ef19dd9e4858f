import type { Database, DatabaseLog } from '../db/database.ts'
import type { LiveChanges } from '../notifications/liveChanges.ts'
import { type EndedChat, endDue, untilNext } from './sweepRepository.ts'

export type SweepParts = {
  database: Database
  notify: LiveChanges
  log: Pick<DatabaseLog, 'info' | 'error'>
}

export type Sweep = {
  /** Ends what is due now, tells both people, and answers how many chats that were. */
  run(): Promise<number>
  start(): void
  /** Starts no further run and waits for one that is under way. */
  close(): Promise<void>
}

/** Milliseconds. A request made after the last look may be due before the next one; it waits no longer than this. */
const longestPause = 30_000
const shortestPause = 100
/** Chats ended in one transaction. */
const batch = 500

/** Ends chats by the clock (S9): one job for all, which works through any restart (docs/decisions/0005). */
export function createSweep({ database, notify, log }: SweepParts): Sweep {
  let timer: NodeJS.Timeout | undefined
  let closed = false
  let running: Promise<unknown> = Promise.resolve()

  async function run() {
    let total = 0
    let ended: EndedChat[]
    do {
      ended = await endDue(database, batch)
      for (const chat of ended) {
        notify.chatChanged(chat)
        if (chat.videoLink !== null) notify.roomEnded(chat.videoLink)
      }
      total += ended.length
    } while (ended.length === batch)
    return total
  }

  async function turn() {
    let pause = longestPause
    try {
      const total = await run()
      if (total > 0) log.info({ total }, 'Chats ended by the clock')
      const due = await untilNext(database, longestPause)
      pause = Math.min(Math.max(due, shortestPause), longestPause)
    } catch (error) {
      if (!closed) log.error({ err: error }, 'The sweep failed; it will try again')
    }
    if (!closed) timer = setTimeout(begin, pause).unref()
  }

  function begin() {
    running = turn()
  }

  return {
    run,
    start: begin,
    async close() {
      closed = true
      clearTimeout(timer)
      await running
    },
  }
}
