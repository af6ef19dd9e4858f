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

test('what flickers at the edge moves a third of the way', () => {
  expect(step(0.5, 0.56)).toBeCloseTo(0.5, 1)
  expect(step(0.4, 0.6)).toBeLessThan(0.55)
  expect(step(0.4, 0.6)).toBeGreaterThan(0.4)
})

test('a steady mask stays as it is', () => {
  expect(step(1, 1)).toBe(1)
  expect(step(0, 0)).toBe(0)
})
