import { expect, test } from 'vitest'
import { firstOfferDelay, onPeerPresent, sessionOf } from './peerPolicy.ts'

const link = { clientId: 'ada-1', connected: true, negotiating: false }

test('the first to come gets a connection', () => {
  expect(onPeerPresent(null, 'ada-1')).toBe('replace')
  expect(onPeerPresent(null, undefined)).toBe('replace')
})

test('the one that an offer waited for gets that connection', () => {
  expect(onPeerPresent({ ...link, clientId: null, connected: false }, 'ada-1')).toBe('adopt')
  expect(onPeerPresent({ ...link, clientId: null, connected: false }, undefined)).toBe('replace')
})

const sdp = (session: string, version: number) =>
  `v=0\r\no=- ${session} ${version} IN IP4 127.0.0.1\r\ns=-\r\n`

test('a description names the connection end that made it', () => {
  expect(sessionOf({ sdp: sdp('4611', 2) })).toBe('4611')
  expect(sessionOf({ sdp: sdp('4611', 3) })).toBe('4611')
  expect(sessionOf({ sdp: 'v=0' })).toBeUndefined()
})

test('a socket that reconnects leaves the media alone', () => {
  expect(onPeerPresent(link, 'ada-1')).toBe('keep')
})

test('a socket that reconnects to a broken path or half an exchange restarts', () => {
  expect(onPeerPresent({ ...link, connected: false }, 'ada-1')).toBe('restart')
  expect(onPeerPresent({ ...link, negotiating: true }, 'ada-1')).toBe('restart')
})

test('a reload and a client without a name get a new connection', () => {
  expect(onPeerPresent(link, 'ada-2')).toBe('replace')
  expect(onPeerPresent(link, undefined)).toBe('replace')
  expect(onPeerPresent({ ...link, clientId: undefined }, undefined)).toBe('replace')
})

test('the impolite side offers at once, the polite one after a second', () => {
  expect(firstOfferDelay('impolite')).toBe(0)
  expect(firstOfferDelay('polite')).toBe(1_000)
})
