import { expect, test } from 'vitest'
import { isOwnOrigin } from './origin.ts'

const publicUrl = 'https://avari.test'

test.each<[boolean, Record<string, string>]>([
  [true, { origin: 'http://10.0.0.5:3000', host: '10.0.0.5:3000' }],
  [true, { origin: 'https://avari.test', host: '127.0.0.1:3000' }],
  [true, { 'sec-fetch-site': 'same-origin' }],
  [true, { origin: 'https://AVARI.test', host: 'avari.test' }],
  [false, {}],
  [false, { origin: 'null' }],
  [false, { host: '10.0.0.5:3000' }],
  [false, { origin: 'null', host: 'null' }],
  [false, { origin: '', host: '' }],
  [false, { origin: 'https://evil.test', host: 'avari.test' }],
  [false, { origin: 'https://avari.test.evil.test', host: 'avari.test' }],
  [false, { origin: 'https://avari.test', host: 'avari.test', 'sec-fetch-site': 'cross-site' }],
  [false, { 'sec-fetch-site': 'same-site' }],
])('%s for %o', (own, headers) => {
  expect(isOwnOrigin(new Headers(headers), publicUrl)).toBe(own)
})
