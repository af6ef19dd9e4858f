import { expect, test } from 'vitest'
import { toneOf } from './tone.ts'

test('a person keeps their colour', () => {
  const id = '0b6f1c9e-7f0e-4a57-9d0b-0b6f1c9e7f0e'
  expect(toneOf(id)).toBe(toneOf(id))
  expect(toneOf(id)).toBeLessThan(6)
})
