import { expect, test } from 'vitest'
import { readRange } from './byteRange.ts'

test.each([
  [undefined, 'whole'],
  ['bytes=0-0', { first: 0, last: 0 }],
  ['bytes=10-19', { first: 10, last: 19 }],
  ['bytes=10-', { first: 10, last: 99 }],
  ['bytes=-10', { first: 90, last: 99 }],
  ['bytes=-1000', { first: 0, last: 99 }],
  ['bytes=99-1000', { first: 99, last: 99 }],
  ['bytes = 10 - 19', { first: 10, last: 19 }],
  ['bytes=100-', 'unsatisfiable'],
  ['bytes=100-200', 'unsatisfiable'],
  ['bytes=-0', 'unsatisfiable'],
  ['bytes=99999999999999999999-', 'unsatisfiable'],
  // What may be ignored (RFC 9110, 14.2).
  ['bytes=19-10', 'whole'],
  ['bytes=0-1,5-6', 'whole'],
  ['bytes=-', 'whole'],
  ['bytes=a-b', 'whole'],
  ['bytes=-1-2', 'whole'],
  ['seconds=0-1', 'whole'],
  ['', 'whole'],
] as const)('%s of 100 bytes is %o', (header, range) => {
  expect(readRange(header, 100)).toEqual(range)
})
