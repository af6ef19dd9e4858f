import { expect, test } from 'vitest'
import { AudioPacer } from './audioPacer.ts'

const rate = 48_000
/** Frames of 10 ms. */
const piece = 480
const step = piece / rate

/** Pieces that arrive at these times, in seconds; answers what was put in and left out, in seconds, and where it ends. */
function arriveAt(times: readonly number[], pacer = new AudioPacer(rate)) {
  let [padded, skipped] = [0, 0]
  for (const now of times) {
    const { pad, skip } = pacer.arrive(piece, now)
    padded += pad / rate
    skipped += skip / rate
  }
  return { padded, skipped, position: pacer.position, pacer }
}

/** The times of `seconds` of sound from `from` on, each piece when it is over, plus what `late` says of its number. */
const times = (seconds: number, from = 0, late: (index: number) => number = () => 0) =>
  Array.from({ length: Math.round(seconds / step) }, (_, index) => from + (index + 1) * step + late(index))

test('sound that comes in time is left as it is', () => {
  expect(arriveAt(times(60))).toMatchObject({ padded: 0, skipped: 0 })
})

test('what comes in bursts is left as it is: it was only held up', () => {
  const { padded, skipped } = arriveAt(times(60, 0, (index) => 0.2 - (index % 20) * step))
  expect(padded).toBeLessThan(0.25)
  expect(skipped).toBeLessThan(0.25)
})

test('sound that begins late begins in its place', () => {
  const { padded, position } = arriveAt(times(1, 0.5))
  expect(padded).toBeCloseTo(0.5, 2)
  expect(position).toBeCloseTo(1.5, 2)
})

test('a gap is filled while it lasts, and what follows is in its place', () => {
  const { pacer } = arriveAt(times(2))
  const silence = pacer.starve(2.3)
  expect(silence, 'for a moment it is waited for').toBe(0)
  expect(pacer.starve(3) / rate).toBeCloseTo(1, 2)
  expect(pacer.starve(4) / rate).toBeCloseTo(1, 2)
  const after = arriveAt(times(3, 4), pacer)
  expect(after.position).toBeCloseTo(7, 1)
  expect(after.padded + after.skipped).toBeLessThan(0.06)
})

test('sound that was held up beyond patience replaces nothing: as much as was filled is left out', () => {
  const { pacer } = arriveAt(times(2))
  pacer.starve(3)
  const { skipped, position } = arriveAt([...Array.from({ length: 100 }, () => 3.01), ...times(1, 3)], pacer)
  expect(skipped).toBeGreaterThan(0.9)
  expect(position).toBeCloseTo(4, 1)
})

test.each([
  ['slower', 1.0001],
  ['faster', 0.9999],
])('a sound clock that is a bit %s stays within 40 ms over ten minutes', (_, pace) => {
  const pacer = new AudioPacer(rate)
  let worst = 0
  for (let index = 1; index * step < 600; index += 1) {
    const now = index * step * pace
    pacer.arrive(piece, now)
    worst = Math.max(worst, Math.abs(pacer.position - now))
  }
  expect(worst).toBeLessThan(0.04)
})
