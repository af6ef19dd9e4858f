import { expect, test } from 'vitest'
import { checkRequest, type RequestForm } from './checkRequest.ts'
import { schedule } from './scheduleMessages.ts'

const now = new Date('2026-11-24T10:00:00Z')
const form: RequestForm = {
  person: {
    id: '11111111-1111-4111-8111-111111111111',
    name: 'Maya Lindqvist',
    headline: '',
    bio: '',
    interests: [],
    timeZone: 'UTC',
  },
  date: '2026-11-25',
  time: '09:30',
  durationMinutes: 30,
  topic: ' Type design ',
  notes: '  ',
}
const check = (change: Partial<RequestForm>, zone = 'Europe/Berlin') =>
  checkRequest({ ...form, ...change }, zone, now)

test('a filled form makes a request in UTC, its texts trimmed', () => {
  expect(check({}).request).toEqual({
    recipientId: form.person?.id,
    scheduledTime: '2026-11-25T08:30:00Z',
    durationMinutes: 30,
    topic: 'Type design',
    notes: null,
  })
})

test('every field that is missing is named', () => {
  const { person, date, time } = schedule.problems
  expect(check({ person: null, date: '', time: '' }).errors).toEqual({ person, date, time })
})

test('a time that has passed in the member’s zone is refused', () => {
  expect(check({ date: '2026-11-24', time: '11:00' }).errors).toEqual({ time: schedule.problems.past })
  expect(check({ date: '2026-11-24', time: '11:01' }).request?.scheduledTime).toBe('2026-11-24T10:01:00Z')
  expect(check({ date: '2026-11-24', time: '09:00' }, 'America/New_York').errors).toBeUndefined()
})

test('a time that the clocks skip is refused with the next one', () => {
  expect(check({ date: '2027-03-28', time: '02:15' }).errors).toEqual({
    time: schedule.problems.gap('03:15'),
  })
})
