import { describe, expect, test } from 'vitest'
import { readWallTime } from './wallTime.ts'

describe('an ordinary time', () => {
  test.each([
    ['2026-11-24', '16:00', 'Europe/Berlin', '2026-11-24T15:00:00Z'],
    ['2026-07-01', '16:00', 'Europe/Berlin', '2026-07-01T14:00:00Z'],
    ['2026-11-24', '16:00', 'Asia/Kathmandu', '2026-11-24T10:15:00Z'],
    ['2026-11-24', '01:00', 'Pacific/Auckland', '2026-11-23T12:00:00Z'],
    ['2028-02-29', '00:00', 'UTC', '2028-02-29T00:00:00Z'],
  ])('%s %s in %s', (date, time, zone, instant) => {
    expect(readWallTime(date, time, zone)).toEqual({ kind: 'exact', instant })
  })
})

describe('a time that the clocks skip', () => {
  test.each([
    ['2027-03-28', '02:30', 'Europe/Berlin', '03:30'],
    ['2027-03-14', '02:00', 'America/New_York', '03:00'],
    // Half an hour on Lord Howe Island.
    ['2026-10-04', '02:15', 'Australia/Lord_Howe', '02:45'],
    // Midnight itself, in Cairo's spring.
    ['2027-04-30', '00:15', 'Africa/Cairo', '01:15'],
    // Samoa left out a whole day when it crossed the date line.
    ['2011-12-30', '10:00', 'Pacific/Apia', '10:00'],
  ])('%s %s in %s is none', (date, time, zone, next) => {
    expect(readWallTime(date, time, zone)).toEqual({ kind: 'gap', next })
  })
})

describe('a time that the clocks show twice', () => {
  test.each([
    ['2026-10-25', '02:30', 'Europe/Berlin', '2026-10-25T00:30:00Z'],
    ['2026-11-01', '01:30', 'America/New_York', '2026-11-01T05:30:00Z'],
    ['2027-04-04', '01:45', 'Australia/Lord_Howe', '2027-04-03T14:45:00Z'],
  ])('%s %s in %s is the first', (date, time, zone, instant) => {
    expect(readWallTime(date, time, zone)).toEqual({ kind: 'fold', instant })
  })
})

test.each([
  ['', '10:00'],
  ['2026-11-24', ''],
  ['2026-02-30', '10:00'],
  ['2026-11-24', '25:00'],
])('%j %j is incomplete', (date, time) => {
  expect(readWallTime(date, time, 'UTC')).toEqual({ kind: 'incomplete' })
})

/** Every zone that this machine knows, through the changes of one year: the answer shows what was typed. */
test('each zone reads back what was typed, or says that it is in a gap', () => {
  const days = Array.from({ length: 365 }, (_, day) =>
    new Date(Date.UTC(2027, 0, 1 + day)).toISOString().slice(0, 10),
  )
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    const shown = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
    let gaps = 0
    for (const day of days) {
      const answer = readWallTime(day, '02:30', zone)
      if (answer.kind === 'gap') gaps += 1
      else if (answer.kind === 'incomplete') throw new Error(`${zone} ${day} was not read`)
      else if (shown.format(new Date(answer.instant)) !== '02:30')
        throw new Error(`${zone} ${day}: ${answer.instant}`)
    }
    expect(gaps).toBeLessThanOrEqual(1)
  }
})
