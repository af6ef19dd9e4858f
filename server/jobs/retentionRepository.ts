import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../db/database.ts'

/** Days, or null for no bound. */
export type Bound = number | null

/** Messages of rooms one of whose people wants them kept for less. */
const unwanted = (now: Date) => sql`
  select message.id
  from (
    select room.room_id, min(settings.message_retention_days) as days
    from person_settings settings
    join video_rooms room on room.participants @> array[settings.person_id]
    where settings.message_retention_days is not null
    group by room.room_id
  ) kept
  join call_messages message on message.channel_name = 'video-' || kept.room_id
  where message.created_at < ${now}::timestamptz - make_interval(hours => 24 * kept.days)`

const beyond = (now: Date, bound: number) => sql`
  select message.id from call_messages message
  where message.created_at < ${now}::timestamptz - make_interval(hours => ${24 * bound}::int)
  order by message.created_at`

/**
 * Deletes up to `batch` messages that are too old at `now`, and answers how many. `skip locked`: what another process is just
 * deleting is its.
 */
export async function deleteOldMessages(
  database: Database,
  { now, bound, batch }: { now: Date; bound: Bound; batch: number },
) {
  const removeSome = (old: RawBuilder<unknown>) =>
    database.asSystem(async (tx) => {
      const { numAffectedRows } = await sql`
        delete from call_messages where id in (${old} limit ${batch} for update of message skip locked)`.execute(
        tx,
      )
      return Number(numAffectedRows ?? 0)
    })
  return (await removeSome(unwanted(now))) + (bound === null ? 0 : await removeSome(beyond(now, bound)))
}
