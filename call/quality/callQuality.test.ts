import { expect, test } from 'vitest'
import type { CallPhase } from '../callPhase.ts'
import { FakeClock, settle } from '../fakeClock.ts'
import { FakeTrack } from '../fakeMediaDevices.ts'
import { FakePeerConnection } from '../fakePeerConnection.ts'
import { Store } from '../store.ts'
import { CallQuality } from './callQuality.ts'

const silent = {
  negotiationNeeded: () => undefined,
  candidate: () => undefined,
  remoteTrack: () => undefined,
  connectionStateChanged: () => undefined,
}

/** Reports of a sender of a picture, a second apart, with this room. */
function reportAt(second: number, room: number): RTCStatsReport {
  const entries = [
    { id: 'T', type: 'transport', selectedCandidatePairId: 'P' },
    { id: 'P', type: 'candidate-pair', availableOutgoingBitrate: room, currentRoundTripTime: 0.05 },
    {
      id: 'V',
      type: 'outbound-rtp',
      kind: 'video',
      ssrc: 1,
      framesSent: 30 * second,
      frameWidth: 1280,
      frameHeight: 720,
    },
  ]
  return new Map(entries.map((entry) => [entry.id, { ...entry, timestamp: second * 1_000 }]))
}

async function openCall() {
  const clock = new FakeClock()
  const connection = new FakePeerConnection(silent)
  for (const kind of ['audio', 'video'] as const) {
    await connection.addTransceiver(kind).sender.replaceTrack(new FakeTrack(kind))
  }
  await connection.setLocalDescription()
  let room = 5_000_000
  Object.assign(connection, { getStats: () => Promise.resolve(reportAt(clock.now / 1_000, room)) })
  const state = new Store<{ phase: CallPhase }>({ phase: 'connecting' })
  const call = { getState: state.get, subscribe: state.subscribe, connection: () => connection }
  const quality = new CallQuality({ call, clock, encodings: () => ['video/VP8'] })
  const narrow = (bitrate: number) => {
    room = bitrate
  }
  return { clock, connection, state, quality, narrow }
}

const told = (connection: FakePeerConnection) =>
  connection.getTransceivers().map(({ sender }) => sender.getParameters().encodings[0])

test('tells the senders what to send once the call is connected', async () => {
  const { clock, connection, state, quality } = await openCall()
  expect(told(connection).map((encoding) => encoding?.maxBitrate)).toEqual([undefined, undefined])
  state.update({ phase: 'connected' })
  await settle()
  expect(told(connection)).toMatchObject([
    { priority: 'high', maxBitrate: 48_000 },
    { priority: 'low', maxBitrate: 2_500_000 },
  ])
  expect(told(connection)[1]?.scaleResolutionDownBy).toBeUndefined()
  await clock.advance(2_000)
  expect(told(connection)[1]).toMatchObject({ scaleResolutionDownBy: 1 })
  quality.close()
})

test('gives up picture in a narrow place, says so, and takes it back', async () => {
  const { clock, connection, state, quality, narrow } = await openCall()
  state.update({ phase: 'connected' })
  await settle()
  await clock.advance(6_000)
  expect(quality.getState()).toMatchObject({ reduced: 'nothing', level: 4 })
  narrow(180_000)
  await clock.advance(1_000)
  expect(quality.getState().reduced).toBe('some')
  expect(told(connection)[1]).toMatchObject({ active: true, maxBitrate: 108_000, scaleResolutionDownBy: 4 })
  narrow(40_000)
  await clock.advance(2_000)
  expect(quality.getState().reduced).toBe('all')
  expect(told(connection)).toMatchObject([{ active: true }, { active: false }])
  narrow(3_000_000)
  await clock.advance(10_000)
  expect(quality.getState().reduced).toBe('nothing')
  expect(told(connection)[1]).toMatchObject({ active: true, scaleResolutionDownBy: 1 })
  quality.close()
})

test('does not give up the picture of a path that was silent for what its room is said to be at first', async () => {
  const { clock, connection, state, quality, narrow } = await openCall()
  state.update({ phase: 'connected' })
  await settle()
  await clock.advance(6_000)
  narrow(30_000)
  state.update({ phase: 'reconnecting' })
  await clock.advance(3_000)
  state.update({ phase: 'connected' })
  await settle()
  await clock.advance(3_500)
  expect(told(connection)[1]).toMatchObject({ active: true, maxBitrate: 2_500_000 })
  await clock.advance(3_000)
  expect(told(connection)[1]).toMatchObject({ active: false })
  quality.close()
})

test('rests while the call reconnects, and leaves nothing behind at its end', async () => {
  const { clock, state, quality } = await openCall()
  state.update({ phase: 'connected' })
  await settle()
  await clock.advance(2_000)
  state.update({ phase: 'reconnecting' })
  expect([quality.getState().level, clock.pending]).toEqual([null, 0])
  state.update({ phase: 'connected' })
  await settle()
  await clock.advance(2_000)
  expect(quality.totals.seconds).toBe(4)
  quality.close()
  expect([clock.pending, state.listenerCount]).toEqual([0, 0])
})
