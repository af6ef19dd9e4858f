import { expect, test } from 'vitest'
import { isEcho, type Levels, withLevels } from './echoDetector.ts'

/** Somebody who speaks in sentences: loud and less loud syllables, and pauses of two seconds. */
const speech = (length: number, shift = 0) =>
  Array.from({ length }, (_, index) => {
    const at = (index + shift) % 24
    return at < 16 ? 0.05 + 0.1 * Math.abs(Math.sin(at * 1.7)) : 0.0005
  })

const pairs = (remote: readonly number[], own: readonly number[]): Levels[] =>
  remote.map((level, index) => ({ remote: level, own: own[index] ?? 0 }))

const delayed = (levels: readonly number[], lag: number, gain: number) =>
  levels.map((_, index) => (levels[index - lag] ?? 0) * gain + 0.0004)

const remote = speech(48)

test.each([0, 1, 2])('a voice that comes back %i samples later is an echo', (lag) => {
  expect(isEcho(pairs(remote, delayed(remote, lag, 0.2)))).toBe(true)
})

test.each([
  ['silence on our side', remote.map(() => 0.0005)],
  ['echo cancellation that leaves a trace', delayed(remote, 1, 0.01)],
  ['noise on our side', remote.map((_, index) => 0.02 + 0.005 * Math.sin(index * 2.3))],
  ['our own speech in turn with theirs', speech(48, 12)],
  ['speaking together', delayed(remote, 1, 0.2).map((level, index) => level + (index % 7 < 5 ? 0.15 : 0))],
])('%s is none', (_, own) => {
  expect(isEcho(pairs(remote, own))).toBe(false)
})

test('sounds without a pause prove nothing', () => {
  const beeps = Array.from({ length: 48 }, (_, index) => (index % 4 === 0 ? 0.2 : 0.0001))
  expect(isEcho(pairs(beeps, beeps))).toBe(false)
})

test('it takes twelve seconds to be sure', () => {
  expect(isEcho(pairs(remote, delayed(remote, 1, 0.2)).slice(1))).toBe(false)
})

test('old levels are forgotten', () => {
  let kept: readonly Levels[] = []
  for (let index = 0; index < 100; index += 1) kept = withLevels(kept, { remote: index, own: 0 })
  expect(kept).toHaveLength(48)
  expect(kept.at(-1)?.remote).toBe(99)
})
