import { type LegacyCase, meetLegacy, titleOf } from './fiveEventCall.ts'
import { test } from './fixtures.ts'

const cases: readonly LegacyCase[] = [
  ['requester', 'first', 'answers'],
  ['requester', 'second', 'offers'],
  ['recipient', 'first', 'offers'],
  ['recipient', 'second', 'answers'],
]

for (const legacyCase of cases)
  test(titleOf(legacyCase), ({ pair, problems }) => meetLegacy(pair, problems, legacyCase))
