import { expect, test } from 'vitest'
import { smoothMask } from './smoothMask.ts'

const step = (kept: number, newest: number) => {
  const mask = Float32Array.of(kept)
  smoothMask(mask, Float32Array.of(newest))
  return mask[0] ?? Number.NaN
}

test('a sure person is taken over at once, and so is sure background', () => {
  expect(step(0, 0.95)).toBe(1)
  expect(step(1, 0.05)).toBe(0)
})

test('what flickers at the edge moves a third of the way, what really moves nearly all of it', () => {
  // At the edge 0.56 stands for 0.5375 of a person, and 0.6 for 0.6836.
  expect(step(0.5, 0.56)).toBeCloseTo(0.5 + 0.34 * 0.0375, 3)
  expect(step(0.1, 0.6)).toBeCloseTo(0.1 + 0.88 * 0.5836, 2)
})

test('a steady mask stays as it is', () => {
  expect(step(1, 1)).toBe(1)
  expect(step(0, 0)).toBe(0)
})
