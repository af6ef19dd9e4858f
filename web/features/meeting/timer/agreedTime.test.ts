import { expect, test } from 'vitest'
import { FakeClock } from '../../../../call/fakeClock.ts'
import { elapsedText, serverAhead, type TimeNotice, watchAgreedTime } from './agreedTime.ts'

const minute = 60_000

function watch(left: number) {
  const clock = new FakeClock()
  const told: TimeNotice[] = []
  const stop = watchAgreedTime(clock, left, (notice) => told.push(notice))
  return { clock, told, stop }
}

test('it is told five minutes before the end and at the end, once each', async () => {
  const { clock, told } = watch(30 * minute)
  await clock.advance(25 * minute - 1)
  expect(told).toEqual([])
  await clock.advance(1)
  expect(told).toEqual(['soon'])
  await clock.advance(5 * minute - 1)
  expect(told).toEqual(['soon'])
  await clock.advance(1)
  expect(told).toEqual(['soon', 'over'])
  await clock.advance(600 * minute)
  expect(told).toHaveLength(2)
  expect(clock.pending).toBe(0)
})

test('who comes late is told at once, and who comes after the end is left alone', async () => {
  const late = watch(2 * minute)
  expect(late.told).toEqual(['soon'])
  const after = watch(-minute)
  await after.clock.advance(minute)
  expect(after.told).toEqual([])
})

test('an end that is a month away needs no timer that long', async () => {
  const { clock, told } = watch(30 * 24 * 60 * minute)
  await clock.advance(24 * 60 * minute)
  expect(told).toEqual([])
  expect(clock.pending).toBe(1)
})

test('nothing is told once it is stopped', async () => {
  const { clock, told, stop } = watch(6 * minute)
  stop()
  await clock.advance(10 * minute)
  expect(told).toEqual([])
})

test("the server's clock follows from its answer", () => {
  const askedAt = Date.parse('2026-03-01T12:00:00.000Z')
  const answer = { date: 'Sun, 01 Mar 2026 12:01:00 GMT', askedAt, answeredAt: askedAt + 200 }
  expect(serverAhead(answer)).toBe(60_400)
  expect(serverAhead({ ...answer, date: null })).toBeNull()
  expect(serverAhead({ ...answer, date: 'soon' })).toBeNull()
})

test.each([
  [0, '00:00'],
  [-5, '00:00'],
  [61_999, '01:01'],
  [3_600_000, '1:00:00'],
])('%i milliseconds are %s', (milliseconds, text) => {
  expect(elapsedText(milliseconds)).toBe(text)
})
