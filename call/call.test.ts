import { describe, expect, test } from 'vitest'
import { grace, offer, setUp, setUpConnected, setUpJoined } from './callSetUp.ts'
import { settle } from './fakeClock.ts'

describe('joining', () => {
  test('the preview asks for media and tells nobody', async () => {
    const { call, signaling } = setUp()
    await call.prepare({ microphoneEnabled: true, cameraEnabled: true })
    expect(call.getState()).toMatchObject({ phase: 'preview', local: { cameraEnabled: true } })
    expect(signaling.sent).toEqual([])
  })

  test('the impolite side offers as soon as both are there', async () => {
    const { call, signaling } = await setUpJoined({ peer: grace })
    expect(call.getState().phase).toBe('connecting')
    expect(signaling.descriptions.map(({ type }) => type)).toEqual(['offer'])
  })

  test('the polite side offers only when none came within a second', async () => {
    const { signaling, clock } = await setUpJoined({ role: 'polite', peer: grace })
    await clock.advance(999)
    expect(signaling.descriptions).toEqual([])
    await clock.advance(1)
    expect(signaling.descriptions.map(({ type }) => type)).toEqual(['offer'])
  })

  test('the polite side answers an offer and makes none of its own', async () => {
    const { signaling, clock } = await setUpJoined({ role: 'polite', peer: grace })
    signaling.receive({ type: 'description', description: offer, epoch: 1 })
    await clock.advance(1_000)
    expect(signaling.descriptions.map(({ type }) => type)).toEqual(['answer'])
  })

  test('a refusal fails the call and gives the devices back', async () => {
    const { call, signaling, devices } = setUp()
    await call.prepare({ microphoneEnabled: true, cameraEnabled: true })
    call.join()
    call.connect()
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
    signaling.receive({ type: 'peer-joined', peer: { clientId: 'grace-1', ready: true } })
    await settle()
    expect(call.getState()).toMatchObject({ phase: 'connected', absence: null })
    expect(opened).toHaveLength(1)
    expect(connection().restarts).toBe(0)
  })

  test('reloading gets a new connection, and the old one is closed', async () => {
    const { call, signaling, opened } = await setUpConnected()
    signaling.receive({ type: 'peer-left', reason: 'left' })
    expect(call.getState()).toMatchObject({ phase: 'waitingForPeer', absence: 'left' })
    signaling.receive({ type: 'peer-joined', peer: { clientId: 'grace-2', ready: true } })
    await settle()
    expect(call.getState()).toMatchObject({ phase: 'connecting', absence: null })
    // The second one was for whoever would come.
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
    const { signaling, clock } = await setUpJoined({ peer: null })
    signaling.receive({ type: 'peer-joined', peer: { clientId: undefined, ready: true } })
    await settle()
    const theirs = { type: 'offer', sdp: 'm=audio\nm=video\n' } as const
    signaling.receive({ type: 'description', description: theirs, epoch: undefined })
    await settle()
    await clock.advance(1_500)
    expect(signaling.descriptions.map(({ type }) => type)).toContain('answer')
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
    const { call, signaling, clock } = await setUpJoined({ role: 'polite', peer: grace })
    call.close()
    expect(signaling.countOf('call-ended')).toBe(0)
    expect(clock.pending).toBe(0)
    expect(signaling.closed).toBe(1)
  })
})

test('the switches travel over the channel, and what comes over it is shown', async () => {
  const { call, connection } = await setUpConnected()
  const [channel] = connection().channels
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
