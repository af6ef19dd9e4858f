import { expect, test } from 'vitest'
import { RoundTrips } from './roundTrips.ts'

test('nothing is known at first', () => {
  expect(new RoundTrips().shortest).toBe(0)
})

test('one slow answer of a busy machine does not make the way long; four do', () => {
  const roundTrips = new RoundTrips()
  for (const time of [20, 700, 30, 900]) roundTrips.note(time)
  expect(roundTrips.shortest).toBe(20)
  for (const time of [400, 500, 600]) roundTrips.note(time)
  expect(roundTrips.shortest).toBe(400)
})
