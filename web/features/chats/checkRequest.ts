import type { ChatDuration } from '../../../contract/limits.ts'
import type { RequestChat } from '../../../contract/chats.ts'
import type { Person } from '../../../contract/people.ts'
import { schedule } from './scheduleMessages.ts'
import { readWallTime } from './wallTime.ts'

/** The form as it is filled in; `date` and `time` as the native fields give them, in the member's zone. */
export type RequestForm = {
  person: Person | null
  date: string
  time: string
  durationMinutes: ChatDuration
  topic: string
  notes: string
}

export type RequestErrors = Partial<Record<'person' | 'date' | 'time', string>>
type Checked = { errors: RequestErrors; request?: never } | { errors?: never; request: RequestChat }

/** What is wrong with the form, by field, or the request that it makes. */
export function checkRequest(form: RequestForm, zone: string, now: Date): Checked {
  const time = checkTime(form, zone, now)
  const errors: RequestErrors = {
    ...(form.person ? {} : { person: schedule.problems.person }),
    ...time.errors,
  }
  if (!form.person || time.instant === undefined) return { errors }
  return {
    request: {
      recipientId: form.person.id,
      scheduledTime: time.instant,
      durationMinutes: form.durationMinutes,
      topic: form.topic.trim() || null,
      notes: form.notes.trim() || null,
    },
  }
}

function checkTime(
  { date, time }: RequestForm,
  zone: string,
  now: Date,
): { instant?: string; errors?: RequestErrors } {
  const { problems } = schedule
  if (!date || !time) {
    return { errors: { ...(date ? {} : { date: problems.date }), ...(time ? {} : { time: problems.time }) } }
  }
  const wall = readWallTime(date, time, zone)
  if (wall.kind === 'incomplete') return { errors: { date: problems.date } }
  if (wall.kind === 'gap') return { errors: { time: problems.gap(wall.next) } }
  if (Date.parse(wall.instant) <= now.getTime()) return { errors: { time: problems.past } }
  return { instant: wall.instant }
}
