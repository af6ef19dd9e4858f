import { expect, test } from 'vitest'
import { relayCandidate, relayDescription } from './relayOnly.ts'

const relay =
  'candidate:1 1 udp 41885439 203.0.113.9 50012 typ relay raddr 198.51.100.7 rport 40001 generation 0'
const hidden = 'candidate:1 1 udp 41885439 203.0.113.9 50012 typ relay raddr 0.0.0.0 rport 0 generation 0'
const host = 'candidate:2 1 udp 2122260223 192.0.2.4 40001 typ host generation 0'
const reflexive = 'candidate:3 1 udp 1686052607 198.51.100.7 40001 typ srflx raddr 192.0.2.4 rport 40001'
const peerReflexive = 'candidate:4 1 udp 1686052607 198.51.100.7 40001 typ prflx raddr 192.0.2.4 rport 40001'

test('of a relay’s candidate its own address stays', () => {
  expect(relayCandidate(relay)).toBe(hidden)
  expect(relayCandidate('candidate:1 1 udp 41885439 203.0.113.9 50012 typ relay')).toContain('typ relay')
})

test.each([host, reflexive, peerReflexive, 'candidate:5 1 tcp 1 ::1 9 typ host tcptype active', ''])(
  'no other candidate goes out: %s',
  (candidate) => expect(relayCandidate(candidate)).toBeNull(),
)

test('a description goes out with relays alone and no address', () => {
  const sdp = [
    'v=0',
    'o=- 4611731400430051336 2 IN IP4 192.0.2.4',
    's=-',
    'c=IN IP6 2001:db8::4',
    'm=audio 40001 UDP/TLS/RTP/SAVPF 111',
    'c=IN IP4 198.51.100.7',
    'a=rtcp:40001 IN IP4 198.51.100.7',
    `a=${relay}`,
    `a=${host}`,
    `a=${reflexive}`,
    'a=ice-ufrag:abcd',
    '',
  ]
  expect(relayDescription(sdp.join('\r\n')).split('\r\n')).toEqual([
    'v=0',
    'o=- 4611731400430051336 2 IN IP4 0.0.0.0',
    's=-',
    'c=IN IP4 0.0.0.0',
    'm=audio 40001 UDP/TLS/RTP/SAVPF 111',
    'c=IN IP4 0.0.0.0',
    'a=rtcp:40001 IN IP4 0.0.0.0',
    `a=${hidden}`,
    'a=ice-ufrag:abcd',
    '',
  ])
})
