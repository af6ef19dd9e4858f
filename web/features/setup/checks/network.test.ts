import { expect, test } from 'vitest'
import { FakeClock } from '../../../../call/fakeClock.ts'
import { gather, type Gathered, type GatheringEvents, gatheringTime } from './gathering.ts'
import { checkLoopback, figuresBetween } from './loopback.ts'
import { type IceAnswer, judgeRelays, judgeStun, relayServers, stunServers, transportOf } from './relays.ts'
import { checkSignaling } from './signaling.ts'

const answer: IceAnswer = {
  iceServers: [
    { urls: ['stun:stun.test'] },
    {
      urls: ['turn:relay.test', 'turn:relay.test?transport=tcp', 'turns:relay.test:443?transport=tcp'],
      username: 'u',
      credential: 'c',
    },
  ],
  iceTransportPolicy: 'all',
}

test.each([
  ['turn:relay.test', 'turnUdp'],
  ['turn:relay.test:3478?transport=udp', 'turnUdp'],
  ['turn:relay.test:3478?transport=tcp', 'turnTcp'],
  ['turns:relay.test:443?transport=tcp', 'turnTls'],
  ['stun:stun.test', null],
])('%s is %s', (url, transport) => {
  expect(transportOf(url)).toBe(transport)
})

test('every address is tried alone, with its account', () => {
  expect(stunServers(answer)).toEqual([{ urls: 'stun:stun.test' }])
  expect(relayServers(answer, 'turnTcp')).toEqual([
    { urls: 'turn:relay.test?transport=tcp', username: 'u', credential: 'c' },
  ])
})

function startGather() {
  const clock = new FakeClock()
  const fake: { events: GatheringEvents | null; stopped: boolean } = { events: null, stopped: false }
  const start = (_: unknown, given: GatheringEvents) => {
    fake.events = given
    return () => {
      fake.stopped = true
    }
  }
  const gathered = gather({ start, clock, now: () => clock.now }, { iceServers: [], wanted: 'relay' })
  return { clock, fake, gathered }
}

test('the first candidate of the wanted type ends the gathering', async () => {
  const { clock, fake, gathered } = startGather()
  fake.events?.candidate('host')
  await clock.advance(40)
  fake.events?.candidate('relay')
  expect(await gathered).toEqual({ found: true, milliseconds: 40 })
  expect(fake.stopped).toBe(true)
  expect(clock.pending).toBe(0)
})

test('a refusal is remembered before a way that leads nowhere', async () => {
  const { fake, gathered } = startGather()
  for (const code of [701, 401, 701]) fake.events?.failed(code)
  fake.events?.ended()
  expect(await gathered).toEqual({ found: false, errorCode: 401 })
})

test('a server that never answers is given up', async () => {
  const { clock, fake, gathered } = startGather()
  await clock.advance(gatheringTime)
  expect(await gathered).toEqual({ found: false, errorCode: null })
  expect(fake.stopped).toBe(true)
})

const found = (milliseconds: number): Gathered => ({ found: true, milliseconds })
const lost = (errorCode: number | null): Gathered => ({ found: false, errorCode })

test.each([
  [[], 'neutral', 'turn/not-configured', {}],
  [[found(30)], 'good', 'turn/relayed', { milliseconds: 30 }],
  [[found(30), lost(701)], 'warn', 'turn/partly', { milliseconds: 30, answered: 1, asked: 2 }],
  [[lost(401)], 'failed', 'turn/refused', {}],
  [[lost(701)], 'failed', 'turn/unreachable', {}],
  [[lost(null)], 'failed', 'turn/unreachable', {}],
] as const)('relays that came to %j are %s', (results, verdict, code, figures) => {
  expect(judgeRelays(results)).toEqual({ verdict, code, figures })
})

test.each([
  [[], 'all', 'neutral', 'stun/not-configured'],
  [[], 'relay', 'neutral', 'stun/hidden'],
  [[lost(701), found(20)], 'all', 'good', 'stun/answered'],
  [[lost(701)], 'all', 'warn', 'stun/silent'],
] as const)('STUN servers that came to %j with policy %s are %s', (results, policy, verdict, code) => {
  expect(judgeStun(results, policy)).toMatchObject({ verdict, code })
})

test.each([
  ['websocket', [20, 900, 22, 21, 19], 'good', 'signaling/good', 21],
  ['websocket', [500, 500, 500, 500, 500], 'warn', 'signaling/slow', 500],
  ['polling', [20, 20, 20, 20, 20], 'warn', 'signaling/polling', 20],
] as const)('a server reached by %s in %j', async (transport, times, verdict, code, milliseconds) => {
  const left = [...times]
  const port = { connect: () => Promise.resolve(transport), ping: () => Promise.resolve(left.shift() ?? 0) }
  expect(await checkSignaling(port)).toEqual({ verdict, code, figures: { transport, milliseconds } })
})

test('a server that does not answer can’t be reached', async () => {
  const port = {
    connect: () => Promise.resolve('websocket' as const),
    ping: () => Promise.reject(new Error('no answer')),
  }
  expect(await checkSignaling(port)).toMatchObject({ verdict: 'failed', code: 'signaling/unreachable' })
})

const counters = {
  framesDecoded: 10,
  bytesReceived: 1_000,
  packetsReceived: 90,
  packetsLost: 0,
  roundTrip: 3.4,
}
const later = {
  framesDecoded: 130,
  bytesReceived: 501_000,
  packetsReceived: 580,
  packetsLost: 10,
  roundTrip: 3.6,
}

test('figures are what came between two counts', () => {
  expect(figuresBetween(counters, later, 4_000)).toEqual({
    milliseconds: 4,
    lossPercent: 2,
    framesPerSecond: 30,
    kilobitsPerSecond: 1_000,
  })
})

function loopback(connected: Promise<void>, counts: (typeof counters)[]) {
  const clock = new FakeClock()
  const fake = { closed: false }
  const call = {
    connected,
    count: () => Promise.resolve(counts.shift() ?? counters),
    close: () => {
      fake.closed = true
    },
  }
  const wait = (milliseconds: number) => {
    clock.now += milliseconds
    return Promise.resolve()
  }
  const wish = { iceServers: [], policy: 'relay' as const, tracks: [] }
  return { fake, outcome: checkLoopback({ open: () => call, wait, now: () => clock.now }, wish) }
}

test.each([
  [later, 'good', 'loopback/good'],
  [{ ...later, framesDecoded: 50 }, 'warn', 'loopback/poor'],
  [{ ...later, packetsLost: 50 }, 'warn', 'loopback/poor'],
  [{ ...later, roundTrip: 900 }, 'warn', 'loopback/poor'],
  [{ ...later, framesDecoded: 10 }, 'failed', 'loopback/no-picture'],
])('a loop-back call that counted %j is %s', async (after, verdict, code) => {
  const { fake, outcome } = loopback(Promise.resolve(), [counters, after])
  expect(await outcome).toMatchObject({ verdict, code, figures: { route: 'relay' } })
  expect(fake.closed).toBe(true)
})

test('a loop-back call that does not come about is closed', async () => {
  const { fake, outcome } = loopback(Promise.reject(new Error('failed')), [])
  expect(await outcome).toMatchObject({ verdict: 'failed', code: 'loopback/no-connection' })
  expect(fake.closed).toBe(true)
})
