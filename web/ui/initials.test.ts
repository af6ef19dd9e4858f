import { expect, test } from 'vitest'
import { initialsOf, toneOf } from './initials.ts'

test.each([
  ['Maya Lindqvist', 'ML'],
  ['  Cher ', 'C'],
  ['Ana María de la Cruz', 'AC'],
  ['李 小龙', '李小'],
  ['👩‍🚀 Nova', '👩‍🚀N'],
  ['', '?'],
])('%j is %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})

test('a person keeps their colour', () => {
  const id = '0b6f1c9e-7f0e-4a57-9d0b-0b6f1c9e7f0e'
  expect(toneOf(id)).toBe(toneOf(id))
  expect(toneOf(id)).toBeLessThan(6)
})
