import type { CoffeeChat } from '../../../contract/chats.ts'
import { dayIn, formatDay, formatRelative, formatSpan, zonePlace, zonesDiffer } from '../../ui/dateTime.ts'
import type { BadgeTone } from '../../ui/Badge.tsx'
import { messages } from './messages.ts'

const minute = 60_000

/** Whether a chat's agreed time is running, with five minutes before it. */
export function isOnNow(chat: CoffeeChat, now: Date) {
  const start = Date.parse(chat.scheduledTime)
  return now.getTime() >= start - 5 * minute && now.getTime() < start + chat.durationMinutes * minute
}

/** When a chat is, as both people see it; `theirs` only where their clock shows another time. */
export function describeTime(chat: CoffeeChat, zone: string, now: Date) {
  const start = new Date(chat.scheduledTime)
  const { timeZone: otherZone, name } = chat.other
  const mine = `${formatDay(start, zone, now)}, ${formatSpan(start, chat.durationMinutes, zone)}`
  if (!zonesDiffer(start, zone, otherZone)) return { mine, theirs: undefined }
  const day = dayIn(start, zone) === dayIn(start, otherZone) ? '' : `${formatDay(start, otherZone, now)}, `
  const span = formatSpan(start, chat.durationMinutes, otherZone)
  return { mine, theirs: messages.forOther(day + span, firstName(name), zonePlace(otherZone)) }
}

/** The first word of a name, as one calls each other over coffee. */
export function firstName(name: string) {
  return name.trim().split(/\s+/u)[0] || name
}

const endTones = { completed: 'accent', missed: 'crema', declined: 'danger', cancelled: 'danger' } as const

/** The words on a chat's chips: how far away it is while it is open, else how it ended. */
export function chipsOf(chat: CoffeeChat, now: Date): { text: string; tone: BadgeTone }[] {
  const relative = { text: formatRelative(new Date(chat.scheduledTime), now), tone: 'neutral' as const }
  if (chat.status === 'accepted') {
    return [isOnNow(chat, now) ? { text: messages.onNow, tone: 'crema' } : { ...relative, tone: 'accent' }]
  }
  if (chat.status === 'pending') return [relative]
  const tone = chat.status === 'expired' ? 'neutral' : endTones[chat.status]
  return [{ text: messages.status[chat.status], tone }]
}

/** What the one who declined or cancelled left behind. */
export function describeReason(chat: CoffeeChat) {
  if (!chat.reason) return undefined
  const byOther = chat.closedBy === chat.other.id
  return {
    label: byOther ? messages.reasonBy(firstName(chat.other.name)) : messages.reasonByYou,
    text: chat.reason,
  }
}
