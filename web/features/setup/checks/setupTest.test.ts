import { expect, test } from 'vitest'
import { FakeClock, settle } from '../../../../call/fakeClock.ts'
import { FakeStream, FakeTrack } from '../../../../call/fakeMediaDevices.ts'
import { reportText } from '../reportText.ts'
import type { LoopbackWish } from './loopback.ts'
import { overallVerdict } from './report.ts'
import { SetupTest } from './setupTest.ts'
import type { SetupPorts } from './setupState.ts'

const relay = { urls: ['turn:secret-host.test'], username: 'somebody', credential: 'password' }

function startTest(change: Partial<SetupPorts> = {}) {
  const clock = new FakeClock()
  const seen = { closed: 0, wishes: [] as LoopbackWish[] }
  const close = () => {
    seen.closed += 1
  }
  let counted = 0
  const setup = new SetupTest({
    openCamera: () =>
      Promise.resolve({
        stream: new FakeStream([new FakeTrack('video')]),
        measure: () => Promise.resolve({ device: 'Cam', width: 1280, height: 720, framesPerSecond: 30 }),
        close,
      }),
    openMicrophone: () =>
      Promise.resolve({
        device: 'Mic',
        track: new FakeTrack('audio'),
        listen: (heard) => {
          for (let turn = 1; turn < 9; turn += 1) clock.after(turn, () => heard(0.1))
          return () => undefined
        },
        close,
      }),
    playTone: () => Promise.resolve(),
    signaling: { connect: () => Promise.resolve('websocket'), ping: () => Promise.resolve(12) },
    iceServers: () => Promise.resolve({ iceServers: [relay], iceTransportPolicy: 'all' }),
    startGathering: ({ wanted }, events) => {
      const cancel = clock.after(30, () => events.candidate(wanted))
      return cancel
    },
    openLoopback: (wish) => {
      seen.wishes.push(wish)
      return {
        connected: Promise.resolve(),
        count: () => {
          counted += 1
          const frames = counted * 120
          return Promise.resolve({
            framesDecoded: frames,
            bytesReceived: frames * 4_000,
            packetsReceived: frames * 4,
            packetsLost: 0,
            roundTrip: 2,
          })
        },
        close,
      }
    },
    clock,
    now: () => clock.now,
    ...change,
  })
  void setup.run()
  return { setup, clock, seen }
}

const codesOf = (setup: SetupTest) =>
  Object.fromEntries(
    Object.entries(setup.getState().checks).map(([id, check]) => [
      id,
      check.status === 'done' ? check.outcome.code : check.status,
    ]),
  )

test('all of it in one go, the relay measured, the devices closed', async () => {
  const { setup, clock, seen } = startTest()
  await settle()
  await clock.advance(20_000)
  expect(codesOf(setup)).toEqual({
    camera: 'camera/good',
    microphone: 'microphone/heard',
    speaker: 'asking',
    signaling: 'signaling/good',
    stun: 'stun/not-configured',
    turnUdp: 'turn/relayed',
    turnTcp: 'turn/not-configured',
    turnTls: 'turn/not-configured',
    loopback: 'loopback/good',
  })
  expect(setup.getState().phase).toBe('running')
  setup.answer(true)
  expect(setup.getState()).toMatchObject({ phase: 'finished', cameraStream: null })
  expect(overallVerdict(setup.getState())).toBe('good')
  expect(seen.wishes).toMatchObject([{ policy: 'relay', iceServers: [{ urls: 'turn:secret-host.test' }] }])
  expect(seen.wishes[0]?.tracks.map(({ kind }) => kind)).toEqual(['video', 'audio'])
  expect(seen.closed).toBe(3)
})

test('each failure stands for itself', async () => {
  const { setup, clock } = startTest({
    openCamera: () => Promise.reject(new DOMException('', 'NotAllowedError')),
    playTone: () => Promise.reject(new DOMException('', 'NotAllowedError')),
    iceServers: () => Promise.reject(new Error('no relay')),
    signaling: {
      connect: () => Promise.reject(new Error('away')),
      ping: () => Promise.reject(new Error('away')),
    },
  })
  await settle()
  await clock.advance(20_000)
  expect(codesOf(setup)).toMatchObject({
    camera: 'media/denied',
    microphone: 'microphone/heard',
    speaker: 'speaker/blocked',
    signaling: 'signaling/unreachable',
    stun: 'ice/unavailable',
    turnUdp: 'ice/unavailable',
    loopback: 'loopback/good',
  })
  expect(overallVerdict(setup.getState())).toBe('failed')
})

test('a relay that is silent does not spoil a set-up that works otherwise', async () => {
  const { setup, clock, seen } = startTest({ startGathering: () => () => undefined })
  await settle()
  await clock.advance(30_000)
  setup.answer(true)
  expect(codesOf(setup)).toMatchObject({ turnUdp: 'turn/unreachable' })
  expect(seen.wishes).toMatchObject([{ policy: 'all' }])
  expect(overallVerdict(setup.getState())).toBe('warn')
})

test('leaving the page closes a camera that comes late', async () => {
  const late = Promise.withResolvers<Awaited<ReturnType<SetupPorts['openCamera']>>>()
  const { setup, clock } = startTest({ openCamera: () => late.promise })
  await settle()
  await clock.advance(10)
  setup.close()
  let closed = false
  late.resolve({
    stream: new FakeStream([new FakeTrack('video')]),
    measure: () => Promise.resolve({ device: '', width: 0, height: 0, framesPerSecond: 0 }),
    close: () => {
      closed = true
    },
  })
  await clock.advance(10)
  expect(closed).toBe(true)
})

test('the report tells results and figures, and no address or account', async () => {
  const { setup, clock } = startTest()
  await settle()
  await clock.advance(20_000)
  setup.answer(false)
  const text = reportText(setup.getState(), { at: new Date('2026-11-24T15:00:00Z'), userAgent: 'Browser/1' })
  expect(text.split('\n')).toEqual([
    'Avari set-up test, 2026-11-24T15:00:00.000Z',
    'Browser: Browser/1',
    'Result: warn',
    'Camera: good (camera/good), Cam, 1280 × 720, 30 fps',
    'Microphone: good (microphone/heard), Mic, -20 dB',
    'Speaker: warn (speaker/not-heard)',
    'Server: good (signaling/good), WebSocket, 12 ms',
    'Direct connection: neutral (stun/not-configured)',
    'Relay over UDP: good (turn/relayed), 30 ms',
    'Relay over TCP: neutral (turn/not-configured)',
    'Relay over TLS: neutral (turn/not-configured)',
    'Call with yourself: good (loopback/good), through a relay, 30 fps, 2 ms, 0 % lost, 960 kbit/s',
  ])
  expect(text).not.toMatch(/secret-host|somebody|password/u)
})
