import { expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import { iceServersFor } from './iceServers.ts'

const personId = '00000000-0000-4000-8000-000000000001'
const now = new Date('2026-11-24T15:00:00Z')

const answer = (environment: Record<string, string>, hideAddress = false) =>
  iceServersFor(readConfig({ AUTH_SECRET: 'x'.repeat(32), ...environment }).ice, {
    personId,
    hideAddress,
    now,
  })

test('without settings there is public STUN alone', () => {
  expect(answer({})).toMatchObject({
    iceServers: [{ urls: ['stun:stun.l.google.com:19302'] }],
    iceTransportPolicy: 'all',
  })
})

test('the names of existing installations keep working', () => {
  const { iceServers } = answer({
    NEXT_PUBLIC_STUN_SERVER_URL: 'stun:stun.avari.test',
    NEXT_PUBLIC_TURN_SERVER_URL: 'turn:turn.avari.test, turns:turn.avari.test:443?transport=tcp',
    NEXT_PUBLIC_TURN_SERVER_USERNAME: 'guest',
    NEXT_PUBLIC_TURN_SERVER_CREDENTIAL: 'secret',
  })
  expect(iceServers).toEqual([
    { urls: ['stun:stun.avari.test'] },
    {
      urls: ['turn:turn.avari.test', 'turns:turn.avari.test:443?transport=tcp'],
      username: 'guest',
      credential: 'secret',
    },
  ])
})

test('the plain name wins over the old one', () => {
  const { iceServers } = answer({
    NEXT_PUBLIC_STUN_SERVER_URL: 'stun:old.test',
    STUN_SERVER_URL: 'stun:new.test',
  })
  expect(iceServers).toEqual([{ urls: ['stun:new.test'] }])
})

test('with a secret, credentials are made for the person and expire', () => {
  const { iceServers, ttlSeconds } = answer({ TURN_SERVER_URL: 'turn:turn.test', TURN_SECRET: 'north' })
  expect(ttlSeconds).toBe(1800)
  // printf '1795534200:00000000-0000-4000-8000-000000000001' | openssl dgst -sha1 -hmac north -binary | base64
  expect(iceServers[1]).toEqual({
    urls: ['turn:turn.test'],
    username: `1795534200:${personId}`,
    credential: 'uElbvp5Y+hU2GPNeC/diH84yKNs=',
  })
})

test('who hides their address gets relays alone, over every transport', () => {
  const urls = [
    'turn:turn.test:3478?transport=udp',
    'turn:turn.test:3478?transport=tcp',
    'turns:turn.test:443?transport=tcp',
  ]
  const { iceServers, iceTransportPolicy } = answer(
    { TURN_SERVER_URL: urls.join(','), TURN_SECRET: 'north' },
    true,
  )
  expect(iceTransportPolicy).toBe('relay')
  expect(iceServers.flatMap((server) => server.urls)).toEqual(urls)
})

test('without a relay nobody is promised to be hidden', () => {
  expect(() => answer({}, true)).toThrow(expect.objectContaining({ code: 'ice/no-relay' }))
})
