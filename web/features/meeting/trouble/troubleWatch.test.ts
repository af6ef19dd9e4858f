import { afterEach, expect, test } from 'vitest'
import { FakeClock } from '../../../../call/fakeClock.ts'
import type { MediaProblem } from '../../../../call/mediaErrors.ts'
import { levelsBetween, type Observation, readTraffic, type Traffic } from './observation.ts'
import { TroubleWatch } from './troubleWatch.ts'

type Seen = Omit<Observation, 'echo'>

const noTraffic: Traffic = {
  bytesReceived: 0,
  bytesSent: 0,
  framesDecoded: 0,
  remoteEnergy: 0,
  remoteSeconds: 0,
  ownEnergy: 0,
  ownSeconds: 0,
}
const flowing = { bytesReceived: 9_000, bytesSent: 9_000, framesDecoded: 7 }
const bothOn = { microphoneEnabled: true, cameraEnabled: true, screenSharing: false }

const watches: TroubleWatch[] = []
afterEach(() => watches.splice(0).forEach((watch) => watch.close()))

/** A call that is watched. `flow` is what it carries between two looks. */
function watchCall(change: Partial<Seen> = {}, flow: Partial<Traffic> = flowing) {
  const clock = new FakeClock()
  let traffic = noTraffic
  const call: Omit<Seen, 'now' | 'traffic'> & { flow: Partial<Traffic> } = {
    phase: 'connected',
    signalingOnline: true,
    linkId: 1,
    microphoneEnabled: true,
    cameraEnabled: true,
    sharing: false,
    shareEnded: false,
    peer: bothOn,
    problems: [],
    messages: { failed: false, oldestWaiting: null },
    recordingProblem: null,
    fileTooLarge: false,
    flow,
    ...change,
  }
  const watch = new TroubleWatch({
    clock,
    observe: () => {
      const risen = Object.entries({ ...noTraffic, ...call.flow })
      const values = new Map<string, number>(Object.entries(traffic))
      traffic = {
        ...traffic,
        ...Object.fromEntries(risen.map(([name, by]) => [name, (values.get(name) ?? 0) + by])),
      }
      const { flow: _, ...rest } = call
      return Promise.resolve({ ...rest, now: clock.now, traffic })
    },
  })
  watches.push(watch)
  watch.start()
  return { clock, call, watch, present: () => watch.getState().present }
}

const problem = (device: MediaProblem['device'], code: MediaProblem['code']): Partial<Seen> => ({
  problems: [{ device, code }],
})

test('a call in which all is well has no trouble', async () => {
  const { clock, present } = watchCall()
  await clock.advance(60_000)
  expect(present()).toEqual([])
})

test.each<[string, Partial<Seen>, Partial<Traffic>, number]>([
  ['permission', problem('camera', 'media/denied'), flowing, 0],
  ['shareFailed', problem('screen', 'media/in-use'), flowing, 0],
  ['shareStopped', { shareEnded: true }, flowing, 0],
  ['fileTooLarge', { fileTooLarge: true }, flowing, 0],
  ['connection', { phase: 'connecting' }, {}, 15_000],
  ['connection', { phase: 'reconnecting' }, {}, 15_000],
  ['signaling', { signalingOnline: false }, flowing, 2_000],
  ['signaling', { signalingOnline: false, phase: 'waitingForPeer' }, {}, 2_000],
  ['nothingArrives', {}, { bytesSent: 9_000 }, 5_000],
  ['nothingLeaves', {}, { bytesReceived: 9_000, framesDecoded: 7 }, 5_000],
  ['noPicture', {}, { bytesReceived: 900, bytesSent: 9_000 }, 5_000],
  ['messages', { messages: { failed: false, oldestWaiting: 'a' } }, flowing, 5_000],
  ['recordingSpace', { recordingProblem: 'no-space' }, flowing, 0],
  ['recordingFailed', { recordingProblem: 'encoder-failed' }, flowing, 0],
])('%s is told once it has lasted, not before: %j', async (id, change, flow, after) => {
  const { clock, present } = watchCall(change, flow)
  await clock.advance(Math.max(0, after - 250))
  expect(present()).toEqual([])
  await clock.advance(750)
  expect(present()).toEqual([id])
})

test.each<[string, Partial<Seen>, Partial<Traffic>]>([
  [
    'a camera that is off',
    { peer: { ...bothOn, cameraEnabled: false } },
    { bytesReceived: 900, bytesSent: 1 },
  ],
  ['a client that does not tell', { peer: null }, { bytesSent: 9_000 }],
  [
    'both devices off',
    { microphoneEnabled: false, cameraEnabled: false },
    { bytesReceived: 1, framesDecoded: 1 },
  ],
  ['a screen shared again', { shareEnded: true, sharing: true }, flowing],
  ['a device that is missing', problem('camera', 'media/not-found'), flowing],
  ['waiting for the other one', { phase: 'waitingForPeer' }, {}],
])('%s is no trouble', async (_, change, flow) => {
  const { clock, present } = watchCall(change, flow)
  await clock.advance(30_000)
  expect(present()).toEqual([])
})

test('a picture that is missing is told though the microphone is silent and seldom sends', async () => {
  const { clock, call, present } = watchCall({}, { bytesSent: 9_000 })
  for (let look = 0; look < 24; look += 1) {
    call.flow = { bytesSent: 9_000, bytesReceived: look % 2 }
    await clock.advance(250)
  }
  expect(present()).toEqual(['noPicture'])
  call.flow = { bytesSent: 9_000 }
  await clock.advance(6_000)
  expect(present()).toEqual(['nothingArrives'])
})

test('a trouble goes as it came, and counts anew', async () => {
  const { clock, call, present } = watchCall({ signalingOnline: false })
  await clock.advance(3_000)
  expect(present()).toEqual(['signaling'])
  call.signalingOnline = true
  await clock.advance(250)
  expect(present()).toEqual([])
  call.signalingOnline = false
  await clock.advance(1_500)
  expect(present()).toEqual([])
})

test('what is put aside stays aside until it comes again', async () => {
  const { clock, call, watch } = watchCall({ signalingOnline: false })
  await clock.advance(3_000)
  watch.dismiss('signaling')
  await clock.advance(3_000)
  expect(watch.getState()).toEqual({ present: ['signaling'], dismissed: ['signaling'] })
  call.signalingOnline = true
  await clock.advance(500)
  call.signalingOnline = false
  await clock.advance(3_000)
  expect(watch.getState()).toEqual({ present: ['signaling'], dismissed: [] })
})

test('messages that go out one after the other are not late', async () => {
  const { clock, call, present } = watchCall()
  for (const id of ['a', 'b', 'c', 'd']) {
    call.messages = { failed: false, oldestWaiting: id }
    await clock.advance(4_000)
  }
  expect(present()).toEqual([])
  call.messages = { failed: true, oldestWaiting: null }
  await clock.advance(5_500)
  expect(present()).toEqual(['messages'])
})

test('a new connection counts from its own beginning', async () => {
  const { clock, call, present } = watchCall({}, { bytesSent: 9_000 })
  for (const linkId of [2, 3, 4]) {
    await clock.advance(4_000)
    call.linkId = linkId
  }
  expect(present()).toEqual([])
})

test('of several the most pressing comes first', async () => {
  const { clock, present } = watchCall(
    { signalingOnline: false, messages: { failed: false, oldestWaiting: 'a' }, shareEnded: true },
    { bytesSent: 9_000 },
  )
  await clock.advance(6_000)
  expect(present()).toEqual(['signaling', 'nothingArrives', 'messages', 'shareStopped'])
})

test('an echo is told after sixteen seconds of it', async () => {
  const { clock, call, present } = watchCall()
  const speak = async (seconds: number) => {
    for (let turn = 0; turn < seconds * 4; turn += 1) {
      const loud = turn % 24 < 16 ? 0.01 + 0.004 * (turn % 3) : 1e-7
      const energy = loud * 0.25
      call.flow = {
        ...flowing,
        remoteEnergy: energy,
        remoteSeconds: 0.25,
        ownEnergy: energy / 20,
        ownSeconds: 0.25,
      }
      await clock.advance(250)
    }
  }
  await speak(12)
  expect(present()).toEqual([])
  await speak(6)
  expect(present()).toEqual(['echo'])
})

test('a report is added up over all streams', () => {
  const report = [
    {
      type: 'inbound-rtp',
      kind: 'audio',
      bytesReceived: 100,
      totalAudioEnergy: 0.5,
      totalSamplesDuration: 2,
    },
    { type: 'inbound-rtp', kind: 'video', bytesReceived: 1_000, framesDecoded: 30 },
    { type: 'outbound-rtp', kind: 'video', bytesSent: 700 },
    { type: 'media-source', kind: 'audio', totalAudioEnergy: 0.02, totalSamplesDuration: 2 },
    { type: 'media-source', kind: 'video', frames: 3 },
    { type: 'transport', bytesSent: 9 },
  ]
  const traffic = readTraffic(report)
  expect(traffic).toEqual({
    bytesReceived: 1_100,
    bytesSent: 700,
    framesDecoded: 30,
    remoteEnergy: 0.5,
    remoteSeconds: 2,
    ownEnergy: 0.02,
    ownSeconds: 2,
  })
  expect(levelsBetween(noTraffic, traffic)).toEqual({ remote: 0.5, own: 0.1 })
})

test('a watch that was ended begins anew, and looks no more often than before', async () => {
  const { clock, call, watch, present } = watchCall()
  await clock.advance(1_000)
  watch.close()
  watch.start()
  call.signalingOnline = false
  await clock.advance(3_000)
  expect(present()).toEqual(['signaling'])
  expect(clock.pending).toBe(1)
  watch.close()
  expect(clock.pending).toBe(0)
})
