import { sql } from 'kysely'
import { missedAfterMinutes } from '../../contract/limits.ts'
import type { Database } from '../db/database.ts'

export type EndedChat = { id: string; requesterId: string; recipientId: string; videoLink: string | null }

/** When an accepted chat ends by the clock. Somebody still in the room keeps it open. */
const acceptedDue = sql<Date>`case when room.started_at is null
  then chat.ends_at + make_interval(mins => ${sql.lit(missedAfterMinutes)})
  else greatest(chat.ends_at, room.occupied_until) end`

/** `skip locked`: a chat that someone is just acting on, or another process is just ending, is theirs. */
export async function endDue(database: Database, batch: number): Promise<EndedChat[]> {
  const { rows } = await database.asSystem((tx) =>
    sql<EndedChat>`
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

/** Milliseconds until something is due, by the database's clock; `horizon` if nothing is until then. */
export async function untilNext(database: Database, horizon: number) {
  const { rows } = await database.asSystem((tx) =>
    sql<{ pause: number | null }>`
      select extract(epoch from min(case when chat.status = 'pending' then chat.scheduled_time else ${acceptedDue} end)
        - clock_timestamp())::float8 * 1000 as pause
      from coffee_chats chat left join video_rooms room on room.room_id = chat.video_link
      where chat.status in ('pending', 'accepted')
        and chat.scheduled_time <= now() + make_interval(secs => ${horizon / 1000})`.execute(tx),
  )
  return Math.ceil(rows[0]?.pause ?? horizon)
}
