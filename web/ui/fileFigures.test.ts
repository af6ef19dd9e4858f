import { expect, test } from 'vitest'
import { formatLength, formatSize } from './fileFigures.ts'

test.each([
  [0, '0:00'],
  [7_400, '0:07'],
  [754_000, '12:34'],
  [3_599_600, '1:00:00'],
  [3_723_000, '1:02:03'],
])('%i ms are %s', (milliseconds, length) => {
  expect(formatLength(milliseconds)).toBe(length)
})

test.each([
  [12, '1 KB'],
  [340_000, '340 KB'],
  [999_600, '1.0 MB'],
  [12_440_000, '12.4 MB'],
  [1_234_000_000, '1.2 GB'],
])('%i bytes are %s', (bytes, size) => {
  expect(formatSize(bytes)).toBe(size)
})
