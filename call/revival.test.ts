import { expect, test } from 'vitest'
import { candidatesIn } from './revival.ts'

const described = (...candidates: string[]) =>
  [
    'v=0',
    'm=audio 9 UDP/TLS/RTP/SAVPF 111',
    'a=mid:0',
    ...candidates,
    'm=video 9 UDP/TLS/RTP/SAVPF 96',
    'a=mid:1',
    '',
  ].join('\r\n')

const host = '1 udp 2122260223 192.0.2.1 5000 typ host'
const relay = '1 udp 8331263 198.51.100.1 61289 typ relay raddr 0.0.0.0 rport 0'
const tcp = '1 tcp 1518280447 192.0.2.1 5000 typ host tcptype passive'

test('each candidate comes once, in its place, under a foundation that is new each time', () => {
  const sdp = described(`a=candidate:1 ${host}`, `a=candidate:2 ${relay}`, `a=candidate:3 ${tcp}`)
  const [first, second] = [candidatesIn(sdp), candidatesIn(sdp)]
  const withoutFoundation = first.map(({ candidate }) => candidate?.replace(/^candidate:\S+ /u, ''))
  expect(withoutFoundation).toEqual([host, relay, tcp])
  expect(new Set(first.map(({ sdpMid }) => sdpMid))).toEqual(new Set(['0']))
  const all = [...first, ...second].map(
    ({ candidate }) => /^candidate:([\da-z]{1,32}) /u.exec(candidate ?? '')?.[1],
  )
  expect(new Set(all).size).toBe(6)
})

test('what was given once more before is not doubled', () => {
  const sdp = described(`a=candidate:1 ${host}`, `a=candidate:again7 ${host}`)
  expect(candidatesIn(sdp)).toHaveLength(1)
})

test('a description without candidates, or none, gives none', () => {
  expect([candidatesIn(described()), candidatesIn('')]).toEqual([[], []])
})
