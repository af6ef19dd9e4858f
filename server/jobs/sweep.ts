import { sql } from 'kysely'
import { missedAfterMinutes } from '../../contract/limits.ts'
import type { Database, DatabaseLog } from '../db/database.ts'
import type { LiveChanges } from '../notifications/liveChanges.ts'

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

type Ended = { id: string; requesterId: string; recipientId: string; videoLink: string | null }

/** Ends chats by the clock (S9): one job for all, which works through any restart (docs/decisions/0005). */
export function createSweep({ database, notify, log }: SweepParts): Sweep {
  let timer: NodeJS.Timeout | undefined
  let closed = false
  let running: Promise<unknown> = Promise.resolve()

  async function run() {
    let total = 0
    let ended: Ended[]
    do {
      ended = await endDue(database)
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
      pause = await untilNext(database)
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

/** When an accepted chat ends by the clock. Somebody still in the room keeps it open. */
const acceptedDue = sql<Date>`case when room.started_at is null
  then chat.ends_at + make_interval(mins => ${sql.lit(missedAfterMinutes)})
  else greatest(chat.ends_at, room.occupied_until) end`

/** `skip locked`: a chat that someone is just acting on, or another process is just ending, is theirs. */
async function endDue(database: Database): Promise<Ended[]> {
  const { rows } = await database.asSystem((tx) =>
    sql<Ended>`
      with due as (
        select chat.id, case when chat.status = 'pending' then 'expired'
          when room.started_at is null then 'missed' else 'completed' end as outcome
        from coffee_chats chat left join video_rooms room on room.room_id = chat.video_link
        where chat.status in ('pending', 'accepted') and chat.scheduled_time <= now()
          and (chat.status = 'pending' or ${acceptedDue} <= now())
        order by chat.scheduled_time limit ${batch}
        for update of chat skip locked
      )
      update coffee_chats chat set status = due.outcome from due where chat.id = due.id
      returning chat.id, chat.requester_id as "requesterId", chat.recipient_id as "recipientId",
        chat.video_link as "videoLink"`.execute(tx),
  )
  return rows
}

/** Milliseconds until something is due, by the database's clock. */
async function untilNext(database: Database) {
  const { rows } = await database.asSystem((tx) =>
    sql<{ pause: number | null }>`
      select extract(epoch from min(case when chat.status = 'pending' then chat.scheduled_time else ${acceptedDue} end)
        - clock_timestamp())::float8 * 1000 as pause
      from coffee_chats chat left join video_rooms room on room.room_id = chat.video_link
      where chat.status in ('pending', 'accepted')
        and chat.scheduled_time <= now() + make_interval(secs => ${longestPause / 1000})`.execute(tx),
  )
  const pause = rows[0]?.pause ?? longestPause
  return Math.min(Math.max(Math.ceil(pause), shortestPause), longestPause)
}
