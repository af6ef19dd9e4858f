import { expect, test } from 'vitest'
import { ReactionGate } from './reactionGate.ts'

test('five reactions pass at once, then one every 0.8 seconds', () => {
  let now = 0
  const gate = new ReactionGate(() => now)
  const passed = () => Array.from({ length: 100 }, () => gate.take()).filter(Boolean).length
  expect(passed()).toBe(5)
  now = 700
  expect(passed()).toBe(0)
  now = 1600
  expect(passed()).toBe(2)
  now = 3_600_000
  expect(passed()).toBe(5)
})
