import { expect, test } from 'vitest'
import { offerInRole, roleAfter } from './dtlsRole.ts'

const sdp = (setup: string) =>
  `v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=setup:${setup}\r\na=mid:0\r\nm=video 9 UDP/TLS/RTP/SAVPF 96\r\na=setup:${setup}\r\n`

test('an answer settles both roles', () => {
  expect(roleAfter(sdp('active'), 'us')).toBe('active')
  expect(roleAfter(sdp('active'), 'them')).toBe('passive')
  expect(roleAfter(sdp('passive'), 'them')).toBe('active')
})

test('an answer that names no role settles nothing', () => {
  expect(roleAfter(sdp('actpass'), 'them')).toBeNull()
  expect(roleAfter('v=0\r\n', 'us')).toBeNull()
})

test('the first offer leaves the choice, every later one keeps the role', () => {
  expect(offerInRole(sdp('actpass'), null)).toBe(sdp('actpass'))
  expect(offerInRole(sdp('actpass'), 'active')).toBe(sdp('active'))
  expect(offerInRole(sdp('actpass'), 'passive')).toBe(sdp('passive'))
})
