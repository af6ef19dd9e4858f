import { expect, test } from 'vitest'
import { initialsOf } from './initials.ts'

test.each([
  ['Maya Lindqvist', 'ML'],
  ['  Cher ', 'C'],
  ['Ana María de la Cruz', 'AC'],
  ['李 小龙', '李小'],
  ['👩‍🚀 Nova', '👩‍🚀N'],
  ['हिन्दी लेख', 'हिले'],
  ['\u1100\u1161\u11a8 Park', '각P'],
  ['e\u0301mile 7th', 'É7'],
  ['', '?'],
])('%j is %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})
