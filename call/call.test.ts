import { describe, expect, test } from 'vitest'
import { Call } from './call.ts'
import { FakeClock, settle } from './fakeClock.ts'
import { FakeMediaDevices, FakeStream } from './fakeMediaDevices.ts'
import { fakePeerConnections } from './fakePeerConnection.ts'
import { FakeSignalingChannel } from './fakeSignalingChannel.ts'

function setUp() {
  const signaling = new FakeSignalingChannel()
  const devices = new FakeMediaDevices()
  const clock = new FakeClock()
  const { opened, open } = fakePeerConnections()
  const call = new Call({
    signaling,
    devices,
    clock,
    openPeerConnection: open,
    createStream: () => new FakeStream(),
  })
  const connection = () => {
    const latest = opened.at(-1)
    if (!latest) throw new Error('no connection was opened')
    return latest
  }
  return { call, signaling, devices, clock, opened, connection }
}

async function setUpJoined(role: 'polite' | 'impolite', peerPresent = true) {
  const parts = setUp()
  await parts.call.prepare({ microphoneEnabled: true, cameraEnabled: true })
  parts.call.join()
  parts.signaling.receive({ type: 'connected' })
  parts.signaling.receive({
    type: 'joined',
    role,
    peerPresent,
    peerClientId: peerPresent ? 'grace-1' : undefined,
  })
  await settle()
  return parts
}

async function setUpConnected() {
  const parts = await setUpJoined('impolite')
  parts.signaling.receive({
    type: 'description',
    description: { type: 'answer', sdp: 'm=audio\nm=video\nm=application\n' },
  })
  await settle()
  parts.connection().become('connected')
  return parts
}

describe('joining', () => {
  test('the preview asks for media and tells nobody', async () => {
    const { call, signaling } = setUp()
    await call.prepare({ microphoneEnabled: true, cameraEnabled: true })
    expect(call.getState()).toMatchObject({ phase: 'preview', local: { cameraEnabled: true } })
    expect(signaling.sent).toEqual([])
  })

  test('the impolite side offers as soon as the other one is there', async () => {
    const { call, signaling } = await setUpJoined('impolite', false)
    expect(call.getState().phase).toBe('waitingForPeer')
    expect(signaling.descriptions).toEqual([])
    signaling.receive({ type: 'peer-joined', clientId: 'grace-1' })
    await settle()
    expect(call.getState().phase).toBe('connecting')
    expect(signaling.descriptions.map(({ type }) => type)).toEqual(['offer'])
  })

  test('the polite side offers only when none came within a second', async () => {
    const { signaling, clock } = await setUpJoined('polite')
    await clock.advance(999)
    expect(signaling.descriptions).toEqual([])
    await clock.advance(1)
    expect(signaling.descriptions.map(({ type }) => type)).toEqual(['offer'])
  })

  test('the polite side answers an offer and makes none of its own', async () => {
    const { signaling, clock } = await setUpJoined('polite')
    const offer = { type: 'offer', sdp: 'm=audio\nm=video\nm=application 9\n' } as const
    signaling.receive({ type: 'description', description: offer })
    await clock.advance(1_000)
    expect(signaling.descriptions.map(({ type }) => type)).toEqual(['answer'])
  })

  test('a refusal fails the call and gives the devices back', async () => {
    const { call, signaling, devices } = setUp()
    await call.prepare({ microphoneEnabled: true, cameraEnabled: true })
    call.join()
    signaling.receive({ type: 'refused', code: 'room/not-participant' })
    expect(call.getState()).toMatchObject({ phase: 'failed', failure: 'room/not-participant' })
    expect(devices.live).toEqual([])
  })
})

describe('the other one', () => {
  test('reconnecting its socket leaves the media undisturbed', async () => {
    const { call, signaling, opened, connection } = await setUpConnected()
    signaling.receive({ type: 'peer-left', reason: 'lost' })
    expect(call.getState()).toMatchObject({ phase: 'connected', absence: 'lost' })
    signaling.receive({ type: 'peer-joined', clientId: 'grace-1' })
    await settle()
    expect(call.getState()).toMatchObject({ phase: 'connected', absence: null })
    expect(opened).toHaveLength(1)
    expect(connection().restarts).toBe(0)
  })

  test('reloading gets a new connection, and the old one is closed', async () => {
    const { call, signaling, opened } = await setUpConnected()
    signaling.receive({ type: 'peer-left', reason: 'left' })
    expect(call.getState()).toMatchObject({ phase: 'waitingForPeer', absence: 'left' })
    signaling.receive({ type: 'peer-joined', clientId: 'grace-2' })
    await settle()
    expect(call.getState()).toMatchObject({ phase: 'connecting', absence: null })
    expect(opened.map(({ closed }) => closed)).toEqual([1, 0])
  })

  test('lost with its path is waited for', async () => {
    const { call, signaling, connection } = await setUpConnected()
    signaling.receive({ type: 'peer-left', reason: 'lost' })
    connection().become('disconnected')
    expect(call.getState()).toMatchObject({ phase: 'waitingForPeer', absence: 'lost' })
  })

  test('hanging up ends it for both', async () => {
    const { call, signaling } = await setUpConnected()
    signaling.receive({ type: 'call-ended' })
    signaling.receive({ type: 'peer-left', reason: 'hung-up' })
    expect(call.getState()).toMatchObject({ phase: 'ended', ending: 'peer-hung-up' })
    expect(signaling.countOf('call-ended')).toBe(0)
  })

  test('a stranger that offers and never answers is answered after all', async () => {
    const { signaling, clock } = await setUpJoined('impolite', false)
    signaling.receive({ type: 'peer-joined', clientId: undefined })
    await settle()
    signaling.receive({ type: 'description', description: { type: 'offer', sdp: 'm=audio\nm=video\n' } })
    await settle()
    await clock.advance(1_500)
    expect(signaling.descriptions.map(({ type }) => type)).toContain('answer')
  })
})

describe('the path', () => {
  test('that fails is restarted at once', async () => {
    const { call, clock, connection } = await setUpConnected()
    connection().become('failed')
    expect(call.getState().phase).toBe('reconnecting')
    await clock.advance(0)
    expect(connection().restarts).toBe(1)
    connection().become('connected')
    expect(call.getState().phase).toBe('connected')
    expect(clock.pending).toBe(0)
  })

  test('that is only disconnected gets two seconds', async () => {
    const { clock, connection } = await setUpConnected()
    connection().become('disconnected')
    await clock.advance(1_999)
    expect(connection().restarts).toBe(0)
    await clock.advance(1)
    expect(connection().restarts).toBe(1)
  })

  test('is not restarted while nothing could arrive, but as soon as it can', async () => {
    const { signaling, clock, connection } = await setUpConnected()
    signaling.receive({ type: 'disconnected' })
    connection().become('failed')
    await clock.advance(20_000)
    expect(connection().restarts).toBe(0)
    signaling.receive({ type: 'connected' })
    signaling.receive({ type: 'joined', role: 'impolite', peerPresent: true, peerClientId: 'grace-1' })
    expect(connection().restarts).toBe(1)
  })

  test('goes on while signaling is away (C10)', async () => {
    const { call, signaling, opened } = await setUpConnected()
    signaling.receive({ type: 'disconnected' })
    expect(call.getState()).toMatchObject({ phase: 'connected', signalingOnline: false })
    signaling.receive({ type: 'connected' })
    signaling.receive({ type: 'joined', role: 'impolite', peerPresent: true, peerClientId: 'grace-1' })
    expect(signaling.countOf('register')).toBe(2)
    expect(call.getState()).toMatchObject({ phase: 'connected', signalingOnline: true })
    expect(opened).toHaveLength(1)
  })
})

describe('the end', () => {
  test('of one’s own will tells the other and gives everything back, once', async () => {
    const { call, signaling, devices, clock, connection } = await setUpConnected()
    await call.startScreenShare()
    call.hangUp()
    call.hangUp()
    call.close()
    expect(call.getState()).toMatchObject({ phase: 'ended', ending: 'hung-up' })
    expect(signaling.countOf('call-ended')).toBe(1)
    expect(signaling).toMatchObject({ listenerCount: 0, closed: 1 })
    expect(devices.live).toEqual([])
    expect(clock.pending).toBe(0)
    expect(connection().closed).toBe(1)
  })

  test('by another tab tells the other one nothing', async () => {
    const { call, signaling, devices } = await setUpConnected()
    signaling.receive({ type: 'taken-over' })
    expect(call.getState()).toMatchObject({ phase: 'ended', ending: 'taken-over' })
    expect(signaling.countOf('call-ended')).toBe(0)
    expect(devices.live).toEqual([])
  })

  test('by leaving the page closes without a word', async () => {
    const { call, signaling, clock } = await setUpJoined('polite')
    call.close()
    expect(signaling.countOf('call-ended')).toBe(0)
    expect(clock.pending).toBe(0)
    expect(signaling.closed).toBe(1)
  })
})

test('the switches travel over the channel, and what comes over it is shown', async () => {
  const { call, connection } = await setUpConnected()
  const [channel] = connection().channels
  channel?.open()
  await call.setMicrophone(false)
  expect(JSON.parse(channel?.sent.at(-1) ?? '')).toMatchObject({
    microphoneEnabled: false,
    cameraEnabled: true,
  })
  const told = { microphoneEnabled: true, cameraEnabled: false, screenSharing: true }
  channel?.receive(JSON.stringify({ type: 'media', ...told }))
  expect(call.getState().remote.media).toEqual(told)
})

test('the state is a new object when something changes, and the same when not', async () => {
  const { call, connection } = await setUpConnected()
  const before = call.getState()
  connection().become('connected')
  expect(call.getState()).toBe(before)
  let told = 0
  call.subscribe(() => {
    told += 1
  })
  connection().become('failed')
  expect(told).toBe(1)
  expect(call.getState()).not.toBe(before)
})
