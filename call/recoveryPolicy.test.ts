import { expect, test } from 'vitest'
import { longestSilence, restartDelay } from './recoveryPolicy.ts'

test('repeated failures back off to eight seconds', () => {
  expect([1, 2, 3, 4, 50].map(restartDelay)).toEqual([2_000, 4_000, 8_000, 8_000, 8_000])
})

test('where media is to come, silence is noticed sooner', () => {
  expect([true, false].map(longestSilence)).toEqual([700, 1_600])
})
