import { sql, type Transaction } from 'kysely'
import { z } from 'zod'
import type { ChatStatus } from '../../contract/chatStates.ts'
import type { ChatTab, CoffeeChat } from '../../contract/chats.ts'
import type { Selectable } from 'kysely'
import { decodeCursor, encodeCursor, toPage } from '../cursor.ts'
import type { Schema } from '../db/database.ts'
import type { CallSummaries, CoffeeChats } from '../db/schema.gen.ts'
import { toPerson } from '../people/repository.ts'
import { toSummary } from '../rooms/summaryRepository.ts'
import { toChat, withOther } from './chat.ts'

type Side = 'requester_id' | 'recipient_id'
type List = { sides: readonly Side[]; statuses: readonly ChatStatus[]; newestFirst: boolean }

/** What each tab shows (S1): the soonest first of what is to come, the newest first of what is over. */
const lists: Record<ChatTab, List> = {
  upcoming: { sides: ['requester_id', 'recipient_id'], statuses: ['accepted'], newestFirst: false },
  requests: { sides: ['recipient_id'], statuses: ['pending'], newestFirst: false },
  sent: { sides: ['requester_id'], statuses: ['pending'], newestFirst: false },
  past: {
    sides: ['requester_id', 'recipient_id'],
    statuses: ['declined', 'cancelled', 'expired', 'completed', 'missed'],
    newestFirst: true,
  },
}

/** The time keeps PostgreSQL's microseconds, which a JavaScript date would lose. */
const cursorSchema = z.tuple([z.string().regex(/^[\d: .+-]{19,40}$/u), z.uuid()])

type Row = Selectable<CoffeeChats> & {
  cursor_time: string
  other_id: string
  name: string
  headline: string
  bio: string
  interests: string[]
  time_zone: string
  summary: Selectable<CallSummaries> | null
  has_messages: boolean | null
}

/**
 * One page of a tab. Each side and status is read by its own index, already in order and no further than the page is long, and the
 * pieces are merged: the cost does not grow with the table or the depth, as it would for `requester = me or recipient = me`.
 */
export async function listChats(
  tx: Transaction<Schema>,
  personId: string,
  { tab, limit, cursor }: { tab: ChatTab; limit: number; cursor?: string | undefined },
): Promise<{ items: CoffeeChat[]; nextCursor: string | null }> {
  const list = lists[tab]
  const direction = list.newestFirst ? sql`desc` : sql`asc`
  const at = cursor === undefined ? undefined : decodeCursor(cursorSchema, cursor)
  const beyond = list.newestFirst ? sql`<` : sql`>`
  const after = at ? sql`and (scheduled_time, id) ${beyond} (${at[0]}::timestamptz, ${at[1]}::uuid)` : sql``
  const pieces = list.sides.flatMap((side) =>
    list.statuses.map(
      (
        status,
      ) => sql`(select * from coffee_chats where ${sql.ref(side)} = ${personId}::uuid and status = ${status} ${after}
        order by scheduled_time ${direction}, id ${direction} limit ${limit + 1})`,
    ),
  )
  const { rows } = await sql<Row>`
    select chat.*, chat.scheduled_time::text as cursor_time,
      other.id as other_id, other.name, other.headline, other.bio, other.interests, other.time_zone,
      ${tab === 'past' ? summaryOf(personId) : sql`null`} as summary,
      ${tab === 'past' || tab === 'upcoming' ? hasMessages : sql`null`} as has_messages
    from (
      select * from (${sql.join(pieces, sql` union all `)}) piece
      order by scheduled_time ${direction}, id ${direction} limit ${limit + 1}
    ) chat
    join profiles other
      on other.id = case chat.requester_id when ${personId}::uuid then chat.recipient_id else chat.requester_id end
    order by chat.scheduled_time ${direction}, chat.id ${direction}`.execute(tx)
  const page = toPage(rows, limit, (last) => encodeCursor([last.cursor_time, last.id]))
  return { items: page.items.map(toItem), nextCursor: page.nextCursor }
}

/** One's own summary of the call, else the other one's, by primary key for each chat of the page. */
const summaryOf = (personId: string) => sql`(
  select to_json(kept) from call_summaries kept where kept.room_id = chat.video_link
  order by kept.person_id = ${personId}::uuid desc limit 1
)`

/** By the index on channels, for each chat of the page. */
const hasMessages = sql`exists (select from call_messages where channel_name = 'video-' || chat.video_link)`

const toItem = (row: Row): CoffeeChat => ({
  ...withOther(toChat(row), toPerson({ ...row, id: row.other_id })),
  ...(row.summary && { summary: toSummary(row.summary) }),
  ...(row.has_messages !== null && { hasMessages: row.has_messages }),
})
