import { expect, test } from 'vitest'
import { type Level, levelOf, nextLevel, type ShownLevel } from './qualityLevel.ts'
import { sampleOf } from './sampleForTests.ts'

test.each([
  ['a good second', {}, 4],
  [
    'a silent one',
    { roundTripMs: null, up: { lossRatio: null }, down: { lossRatio: null, jitterMs: null } },
    4,
  ],
  ['a far-away friend', { roundTripMs: 300 }, 3],
  ['a satellite', { roundTripMs: 700 }, 2],
  ['a long way round', { roundTripMs: 1_200 }, 1],
  ['nothing comes back', { roundTripMs: 4_000 }, 0],
  ['loss that is heard', { down: { lossRatio: 0.08 } }, 2],
  ['the worse direction counts', { up: { lossRatio: 0.3 }, down: { lossRatio: 0.01 } }, 0],
  ['sound that stumbles', { down: { jitterMs: 100 } }, 2],
  ['a picture that stood still', { down: { freezes: 1 } }, 3],
  ['a small picture for want of room', { up: { limitation: 'bandwidth', height: 180 } }, 3],
] as const)('%s', (_, change, level) => {
  expect(levelOf(sampleOf(change))).toBe(level)
})

function show(seen: readonly Level[]) {
  let shown: ShownLevel | null = null
  return seen.map((level) => (shown = nextLevel(shown, level)).level).join('')
}

test('falls after two worse seconds, to the milder of the two', () => {
  expect(show([4, 1, 2, 2, 2])).toBe('44222')
  expect(show([4, 1, 4, 1, 4, 1])).toBe('444444')
})

test('rises after four better seconds, no higher than all of them were', () => {
  expect(show([1, 4, 3, 4, 4, 4, 4, 4, 4])).toBe('111133334')
  expect(show([1, 4, 4, 4, 1, 4, 4, 4, 1])).toBe('111111111')
})

test('seconds that pull in opposite directions wait for each other', () => {
  expect(show([2, 4, 1, 4, 1, 4, 1])).toBe('2222222')
})
