import { expect, test } from 'vitest'
import { restartDelay } from './recoveryPolicy.ts'

test('a failed path restarts at once, a disconnected one after two seconds', () => {
  expect(restartDelay('failed', 'impolite', 0)).toBe(0)
  expect(restartDelay('disconnected', 'impolite', 0)).toBe(2_000)
  expect(restartDelay('silent', 'impolite', 0)).toBe(8_000)
})

test('the polite side comes a second later', () => {
  expect(restartDelay('failed', 'polite', 0)).toBe(1_000)
  expect(restartDelay('disconnected', 'polite', 0)).toBe(3_000)
})

test('repeated failures back off to eight seconds', () => {
  expect([1, 2, 3, 4, 50].map((attempt) => restartDelay('failed', 'impolite', attempt))).toEqual([
    2_000, 4_000, 8_000, 8_000, 8_000,
  ])
})
