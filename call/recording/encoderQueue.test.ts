import { expect, test } from 'vitest'
import { EncoderQueue } from './encoderQueue.ts'

test('an encoder that keeps up gets every frame', () => {
  const queue = new EncoderQueue()
  for (let frame = 0; frame < 100; frame += 1) {
    expect(queue.enter(frame / 25)).toBe(true)
    queue.leave((frame - 1) / 25)
  }
})

test('one that does not keep up gets the next frame when it is done with one', () => {
  const queue = new EncoderQueue()
  const taken = [0, 1, 2, 3].map((frame) => queue.enter(frame / 25))
  expect(taken).toEqual([true, true, false, false])
  queue.leave(0)
  expect(queue.enter(4 / 25)).toBe(true)
  expect(queue.enter(5 / 25)).toBe(false)
})

test('frames that the encoder dropped hold up nothing', () => {
  const queue = new EncoderQueue()
  queue.enter(0)
  queue.enter(0.04)
  expect(queue.enter(0.5)).toBe(false)
  expect(queue.enter(1.1)).toBe(true)
})
