import { expect, test } from 'vitest'
import { createKeyKeeper } from './idempotencyKey.ts'

test('the same content has the same key until it was taken', () => {
  let count = 0
  const keeper = createKeyKeeper(() => `key ${(count += 1)}`)
  expect(keeper.keyFor({ notes: 'a' })).toBe('key 1')
  expect(keeper.keyFor({ notes: 'a' })).toBe('key 1')
  expect(keeper.keyFor({ notes: 'b' })).toBe('key 2')
  keeper.forget()
  expect(keeper.keyFor({ notes: 'b' })).toBe('key 3')
})

test('keys are long and differ', () => {
  const keys = Array.from({ length: 100 }, () => createKeyKeeper().keyFor('x'))
  expect(new Set(keys).size).toBe(100)
  expect(keys[0]).toMatch(/^[0-9a-f]{32}$/u)
})
