import { expect, test } from 'vitest'
import { initialsOf } from './initials.ts'

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
