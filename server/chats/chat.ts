import type { Selectable } from 'kysely'
import type { CoffeeChat } from '../../contract/chats.ts'
import type { Person } from '../../contract/people.ts'
import type { CoffeeChats } from '../db/schema.gen.ts'

/** A coffee chat as the server's rules see it. */
export type Chat = Omit<CoffeeChat, 'other'>

export function toChat(row: Selectable<CoffeeChats>): Chat {
  return {
    id: row.id,
    requesterId: row.requester_id,
    recipientId: row.recipient_id,
    scheduledTime: row.scheduled_time.toISOString(),
    durationMinutes: row.duration_minutes,
    status: row.status,
    topic: row.topic,
    notes: row.notes,
    reason: row.reason,
    closedBy: row.closed_by,
    videoLink: row.video_link,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  }
}

export const otherIdOf = (chat: Chat, personId: string) =>
  chat.requesterId === personId ? chat.recipientId : chat.requesterId

export const withOther = (chat: Chat, other: Person): CoffeeChat => ({ ...chat, other })
