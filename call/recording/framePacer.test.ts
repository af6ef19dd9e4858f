import { expect, test } from 'vitest'
import { FramePacer } from './framePacer.ts'

test('each frame is due once, from its time on', () => {
  const pacer = new FramePacer(25)
  expect(pacer.due(0)).toBe(0)
  expect(pacer.due(0.039)).toBeNull()
  expect(pacer.due(0.041)).toBe(1)
})

test('frames whose time has passed are left out', () => {
  const pacer = new FramePacer(25)
  pacer.due(0)
  expect(pacer.due(1)).toBe(25)
  expect(pacer.due(1)).toBeNull()
})

test('it is waited for the next frame and no longer', () => {
  const pacer = new FramePacer(25)
  pacer.due(0)
  expect(pacer.wait(0.01)).toBeCloseTo(30)
  expect(pacer.wait(0.1)).toBe(0)
})
