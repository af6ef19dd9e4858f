import { expect, test } from 'vitest'
import { type CallState, initialState } from '../../../../call/callState.ts'
import { FakeClock, settle } from '../../../../call/fakeClock.ts'
import { FakeTrack } from '../../../../call/fakeMediaDevices.ts'
import type { PeerMessage } from '../../../../call/peerMessages.ts'
import { FakeRecordingServer, FakeRecordingWire } from '../../../../call/recording/fakeRecordingWire.ts'
import type { RecordingProblem } from '../../../../call/recording/recording.ts'
import { RecordingConsent } from '../../../../call/recording/recordingConsent.ts'
import type { RecordingSupport } from '../../../../call/recording/recordingSupport.ts'
import { Store } from '../../../../call/store.ts'
import { noTracks } from '../../../../call/trackSlots.ts'
import { FakeRecorder } from './fakeRecorder.ts'
import { firstChoice, toOptions } from './recordingChoice.ts'
import { RecordingSession } from './recordingSession.ts'

type Flaws = { support?: RecordingSupport; start?: RecordingProblem }

/** Ada's page; Grace is the test. */
function setUp({ support = { formats: ['webm'], gap: null }, start }: Flaws = {}) {
  const server = new FakeRecordingServer()
  const call = new Store<CallState>({ ...initialState, phase: 'connected', signalingOnline: true })
  const listeners = new Set<(message: PeerMessage) => void>()
  const consent = new RecordingConsent({
    wire: new FakeRecordingWire(server, 'ada'),
    clock: new FakeClock(),
    newId: () => `recording-${server.recordings.size}`,
    personId: 'ada',
    sendToPeer: () => true,
  })
  server.listen((recording) => consent.changed(recording))
  const recorders: FakeRecorder[] = []
  const saved: string[] = []
  const session = new RecordingSession({
    call: {
      getState: call.get,
      subscribe: call.subscribe,
      onPeerMessage: (listener) => {
        listeners.add(listener)
        return () => void listeners.delete(listener)
      },
    },
    consent,
    openRecorder: () => {
      const recorder = new FakeRecorder()
      recorder.flaw = start ?? null
      recorders.push(recorder)
      return recorder
    },
    support: () => Promise.resolve(support),
    studio: () => false,
    options: ({ formats }) => toOptions(firstChoice, formats),
    names: { localName: 'Ada', remoteName: 'Grace' },
    save: ({ fileName }) => Promise.resolve(void saved.push(fileName)),
  })
  const ask = async () => {
    await session.press()
    await settle()
    return consent.getState().own?.id ?? ''
  }
  const agree = async () => {
    const recordingId = await ask()
    server.step('grace', { recordingId, action: 'agree' })
    await settle()
    const recorder = recorders.at(-1)
    if (!recorder) throw new Error('nothing records')
    return { recordingId, recorder }
  }
  const hear = (message: PeerMessage) => {
    for (const listener of listeners) listener(message)
  }
  return { server, call, session, recorders, saved, ask, agree, hear }
}

test('it records from the agreement to the second press, and saves the file', async () => {
  const { session, saved, agree, server } = setUp()
  const { recordingId, recorder } = await agree()
  expect(recorder.begun).toMatchObject({ id: recordingId, options: { format: 'webm' } })
  expect(recorder.sources).toMatchObject([{ localName: 'Ada', remoteName: 'Grace' }])
  expect(session.getState().phase).toBe('recording')
  await session.press()
  expect(session.getState().phase).toBe('saving')
  recorder.progress(0.4)
  expect(session.getState().share).toBe(0.4)
  expect(session.busy).toBe(true)
  recorder.write()
  await settle()
  expect(session.getState()).toMatchObject({ phase: 'idle', problem: null, saved: { id: 'file' } })
  expect(saved).toHaveLength(1)
  expect(recorder.closed).toBe(true)
  expect(server.recordings.get(recordingId)?.state).toBe('stopped')
  await session.saveAgain()
  expect(saved).toHaveLength(2)
})

test('declined or taken back, no recorder is ever opened', async () => {
  const { session, recorders, ask, server } = setUp()
  server.step('grace', { recordingId: await ask(), action: 'decline' })
  await settle()
  await ask()
  await session.press()
  await settle()
  expect(recorders).toHaveLength(0)
  expect(session.busy).toBe(false)
})

test('a withdrawal from the other page ends it at once', async () => {
  const { session, agree, hear } = setUp()
  const { recordingId, recorder } = await agree()
  hear({ type: 'recording', recordingId, action: 'withdraw' })
  expect(recorder.getState().phase).toBe('finishing')
  expect(session.getState().phase).toBe('saving')
})

test('it goes on while the other one and the server are lost, and ends with the call', async () => {
  const { session, call, agree, saved } = setUp()
  const { recorder } = await agree()
  call.update({ phase: 'reconnecting', signalingOnline: false, absence: 'lost' })
  call.update({ phase: 'waitingForPeer' })
  expect(recorder.getState().phase).toBe('recording')
  call.update({ phase: 'ended', ending: 'peer-hung-up' })
  expect(recorder.getState().phase).toBe('finishing')
  expect(session.busy, 'the page waits').toBe(true)
  recorder.write()
  await settle()
  expect(session.busy).toBe(false)
  expect(saved).toHaveLength(1)
})

test('what changes in the call changes in the recording', async () => {
  const { call, agree } = setUp()
  const { recorder } = await agree()
  const camera = new FakeTrack('video')
  const { local } = call.get()
  call.update({ local: { ...local, outgoing: { ...noTracks, video: camera } } })
  expect(recorder.sources.at(-1)?.localCamera).toBe(camera)
  call.update({ handRaised: true })
  expect(recorder.sources, 'once for each change').toHaveLength(2)
})

test('a recorder that ends by itself is told of, and what it has is saved', async () => {
  const { session, saved, agree, server } = setUp()
  const { recordingId, recorder } = await agree()
  recorder.breakOff('no-space')
  recorder.write()
  await settle()
  expect(session.getState()).toMatchObject({ phase: 'idle', problem: 'no-space' })
  expect(saved).toHaveLength(1)
  expect(server.recordings.get(recordingId)?.state, 'the other one is not left with an indicator').toBe(
    'stopped',
  )
})

test('a recorder that can’t begin is told of', async () => {
  const { session, saved, agree } = setUp({ start: 'encoder-failed' })
  await agree()
  expect(session.getState()).toMatchObject({ phase: 'idle', problem: 'encoder-failed', saved: null })
  expect(saved).toHaveLength(0)
})

test('a browser that can’t record asks nobody', async () => {
  const { session, server } = setUp({ support: { formats: [], gap: 'no-storage' } })
  await session.press()
  await settle()
  expect(session.getState().gap).toBe('no-storage')
  expect(server.recordings.size).toBe(0)
})

test('closed in mid-recording, it settles once everything is saved', async () => {
  const { session, saved, agree } = setUp()
  const { recorder } = await agree()
  const closing = session.close()
  recorder.write()
  await closing
  expect(saved).toHaveLength(1)
  expect(recorder.closed).toBe(true)
})
