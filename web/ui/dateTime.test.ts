import { describe, expect, test } from 'vitest'
import { formatClock, formatDay, formatRelative, formatSpan, zonePlace, zonesDiffer } from './dateTime.ts'

const now = new Date('2026-11-24T10:00:00Z')
/** The browser's own data decides on thin spaces and commas; the numbers and words are ours to prove. */
const plain = (text: string) =>
  text
    .replaceAll(/,/gu, '')
    .replaceAll(/[\u2009\u202f]/gu, ' ')
    .replaceAll(/ ?– ?/gu, '–')

describe('formatDay', () => {
  test.each([
    ['2026-11-24T22:30:00Z', 'Europe/London', 'Today'],
    ['2026-11-24T23:30:00Z', 'Europe/Berlin', 'Tomorrow'],
    ['2026-11-24T03:00:00Z', 'America/New_York', 'Yesterday'],
    ['2026-11-27T09:00:00Z', 'Europe/Berlin', 'Fri 27 Nov'],
    ['2027-01-04T09:00:00Z', 'Europe/Berlin', 'Mon 4 Jan 2027'],
  ])('%s in %s is %s', (instant, zone, day) => {
    const seen = zone === 'America/New_York' ? new Date('2026-11-24T12:00:00Z') : now
    expect(plain(formatDay(new Date(instant), zone, seen, 'en-GB'))).toBe(day)
  })
})

describe('formatSpan', () => {
  test('says from when to when', () => {
    expect(plain(formatSpan(new Date('2026-11-24T15:00:00Z'), 45, 'Europe/Berlin', 'en-GB'))).toBe(
      '16:00–16:45',
    )
  })

  test('is elapsed time over the hour that is skipped in spring', () => {
    expect(plain(formatSpan(new Date('2027-03-28T00:45:00Z'), 30, 'Europe/Berlin', 'en-GB'))).toBe(
      '01:45–03:15',
    )
  })

  test('follows the reader’s own clock', () => {
    expect(plain(formatSpan(new Date('2026-11-24T15:00:00Z'), 30, 'UTC', 'en-US'))).toBe('3:00–3:30 PM')
  })
})

test.each([
  ['2026-11-24T10:05:00Z', 'in 5 minutes'],
  ['2026-11-24T09:15:00Z', '45 minutes ago'],
  ['2026-11-24T13:00:00Z', 'in 3 hours'],
  ['2026-11-26T10:00:00Z', 'in 2 days'],
])('%s is %s', (instant, text) => {
  expect(formatRelative(new Date(instant), now)).toBe(text)
})

test('zones that show the same time at that instant do not differ', () => {
  expect(zonesDiffer(now, 'Europe/Berlin', 'Europe/Paris')).toBe(false)
  expect(zonesDiffer(now, 'Europe/London', 'UTC')).toBe(false)
  expect(zonesDiffer(new Date('2026-07-01T10:00:00Z'), 'Europe/London', 'UTC')).toBe(true)
})

test('a zone is named by its place', () => {
  expect(zonePlace('America/Argentina/Buenos_Aires')).toBe('Buenos Aires')
  expect(formatClock(now, 'Asia/Kolkata', 'en-GB')).toBe('15:30')
})
