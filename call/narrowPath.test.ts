import { expect, test } from 'vitest'
import { isNarrow } from './narrowPath.ts'

const connectionWith = (estimate?: number) => ({
  getStats: () =>
    Promise.resolve(
      new Map<string, object>([
        ['T', { id: 'T', type: 'transport', selectedCandidatePairId: 'new' }],
        ['old', { id: 'old', type: 'candidate-pair', availableOutgoingBitrate: 2_000_000 }],
        ['new', { id: 'new', type: 'candidate-pair', availableOutgoingBitrate: estimate }],
      ]),
    ),
})

test.each([
  ['a path that was made anew', 65_000, true],
  ['one that goes on as it was', 2_000_000, false],
  ['a browser that tells no estimate', undefined, false],
])('%s', async (_, estimate, narrow) => {
  expect(await isNarrow(connectionWith(estimate))).toBe(narrow)
})

test('a connection that is closed', async () => {
  expect(await isNarrow({ getStats: () => Promise.reject(new Error('closed')) })).toBe(false)
})
