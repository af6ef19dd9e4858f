import { describe, expect, test } from 'vitest'
import { grace } from './callSetUp.ts'
import { settle } from './fakeClock.ts'
import type { FakePeerConnection } from './fakePeerConnection.ts'
import { media, setUpTalking } from './recoverySetUp.ts'

const restartsOf = (connection: FakePeerConnection) => connection.restarts

describe('a path that falls silent', () => {
  test('is noticed within a second and a half, and restarted once the server was heard', async () => {
    const { call, clock, connection, signaling, talk } = await setUpTalking()
    expect(signaling.probes).toBe(0)
    Object.assign(talk, { answers: false, packets: false })
    await clock.advance(1_500)
    expect(call.getState().phase).toBe('reconnecting')
    expect(signaling.probes).toBeGreaterThan(0)
    expect(restartsOf(connection())).toBe(1)
    talk.packets = true
    await clock.advance(400)
    expect(call.getState().phase).toBe('connected')
  })

  test('is none where only an answer is late', async () => {
    const { call, clock, talk, signaling } = await setUpTalking()
    talk.answers = false
    await clock.advance(10_000)
    expect(call.getState().phase).toBe('connected')
    expect(signaling.probes).toBe(0)
  })

  test('is none where both are muted with their cameras off', async () => {
    const { call, clock, talk, hear } = await setUpTalking()
    hear({ ...media, microphoneEnabled: false, cameraEnabled: false })
    talk.packets = false
    await clock.advance(10_000)
    expect(call.getState().phase).toBe('connected')
  })

  test('is not restarted while nothing could arrive, but as soon as it can', async () => {
    const { clock, connection, signaling, talk, register } = await setUpTalking()
    Object.assign(talk, { answers: false, packets: false })
    signaling.receive({ type: 'disconnected' })
    await clock.advance(20_000)
    expect(restartsOf(connection())).toBe(0)
    await register({ peer: grace })
    expect(restartsOf(connection())).toBe(1)
  })

  test('is replaced where no restart helps', async () => {
    const { call, clock, opened, talk } = await setUpTalking()
    Object.assign(talk, { answers: false, packets: false })
    await clock.advance(30_000)
    expect(opened.length).toBeGreaterThan(1)
    expect(opened[0]).toMatchObject({ restarts: 4, closed: 1 })
    expect(call.getState()).toMatchObject({ linkId: opened.length, phase: 'reconnecting' })
  })

  test('is none of another page of theirs', async () => {
    const { call, clock, signaling, talk } = await setUpTalking()
    Object.assign(talk, { answers: false, packets: false })
    await clock.advance(30_000)
    signaling.receive({ type: 'peer-joined', peer: { ...grace, clientId: 'grace-2' } })
    await settle()
    expect(call.getState().phase).toBe('connecting')
  })

  test('is restarted, not replaced, where the other one comes back after restarts in vain', async () => {
    const { clock, signaling, opened, connection, talk } = await setUpTalking()
    Object.assign(talk, { answers: false, packets: false })
    await clock.advance(19_000)
    expect(restartsOf(connection())).toBe(4)
    signaling.receive({ type: 'peer-joined', peer: grace })
    await settle()
    expect([restartsOf(connection()), opened.length]).toEqual([5, 1])
  })

  test('is restarted by one of the two where both learn of it at once, else by the other one', async () => {
    const { clock, signaling, connection, talk, register } = await setUpTalking({ role: 'polite' })
    Object.assign(talk, { answers: false, packets: false })
    signaling.receive({ type: 'disconnected' })
    await clock.advance(20_000)
    await register({ peer: grace, role: 'polite' })
    await clock.advance(900)
    expect(restartsOf(connection()), 'the impolite side does it').toBe(0)
    await clock.advance(200)
    expect(restartsOf(connection())).toBe(1)
  })

  test('says that the other one is gone where the server says so', async () => {
    const { call, clock, signaling, talk, connection, register } = await setUpTalking()
    Object.assign(talk, { answers: false, packets: false })
    await clock.advance(1_500)
    signaling.receive({ type: 'peer-left', reason: 'lost' })
    expect(call.getState()).toMatchObject({ phase: 'waitingForPeer', absence: 'lost' })
    const before = restartsOf(connection())
    await clock.advance(20_000)
    expect(restartsOf(connection()), 'offers that nobody hears').toBe(before)
    signaling.receive({ type: 'peer-joined', peer: grace })
    expect(call.getState()).toMatchObject({ phase: 'reconnecting', absence: null })
    expect(restartsOf(connection())).toBe(before + 1)
    await register({ peer: grace })
    Object.assign(talk, { answers: true, packets: true })
    await clock.advance(600)
    expect(call.getState().phase).toBe('connected')
  })
})

describe('the browser’s own verdict', () => {
  test.each(['failed', 'disconnected'] as const)('%s counts at once', async (state) => {
    const { call, connection } = await setUpTalking()
    connection().become(state)
    await settle()
    expect(call.getState().phase).toBe('reconnecting')
    expect(restartsOf(connection())).toBe(1)
    connection().become('connected')
    expect(call.getState().phase).toBe('connected')
  })
})

test('a path that the browser has given up on is tried again while the server is away', async () => {
  const { call, clock, signaling, connection, talk } = await setUpTalking()
  const sdp = 'm=audio\na=mid:0\na=candidate:1 1 udp 1 192.0.2.1 5000 typ host\n'
  Object.defineProperty(connection(), 'remoteDescription', { value: { type: 'answer', sdp } })
  signaling.receive({ type: 'disconnected' })
  Object.assign(talk, { answers: false, packets: false })
  await clock.advance(15_000)
  expect(connection().candidates).toEqual([])
  connection().become('failed')
  await settle()
  expect(connection().candidates).toMatchObject([{ sdpMid: '0' }])
  await clock.advance(1_500)
  expect(connection().candidates).toHaveLength(1)
  // It may have been in vain: an address that had to be looked up, say.
  await clock.advance(1_000)
  expect(connection().candidates).toHaveLength(2)
  Object.assign(talk, { answers: true, packets: true })
  connection().become('connected')
  await clock.advance(20_000)
  expect(connection().candidates).toHaveLength(2)
  expect([call.getState().phase, restartsOf(connection())]).toEqual(['connected', 0])
})

describe('a path whose encryption has ended', () => {
  test('is replaced at once, though the checks of the path are answered', async () => {
    const { call, clock, opened, connection } = await setUpTalking()
    const [broken] = opened
    connection().iceConnectionState = 'connected'
    connection().become('failed')
    await settle()
    expect(opened).toHaveLength(2)
    expect(broken).toMatchObject({ restarts: 0, closed: 1 })
    expect(call.getState().phase, 'it was there before').toBe('reconnecting')
    connection().become('connected')
    await clock.advance(1_000)
    expect(opened).toHaveLength(2)
    expect(call.getState().phase).toBe('connected')
  })

  test('is replaced once an ICE restart shows it', async () => {
    const { clock, opened, connection, talk } = await setUpTalking()
    Object.assign(talk, { answers: false, packets: false })
    connection().iceConnectionState = 'failed'
    connection().become('failed')
    await settle()
    expect(opened).toHaveLength(1)
    expect(restartsOf(connection())).toBe(1)
    // The path's own checks are answered; the browser says nothing of its own.
    connection().iceConnectionState = 'connected'
    talk.packets = true
    await clock.advance(1_000)
    expect(opened).toHaveLength(2)
  })

  test('is replaced, though packets that nobody can read come before the checks have ended', async () => {
    const { call, clock, opened, connection, talk } = await setUpTalking()
    Object.assign(talk, { answers: false, packets: false })
    connection().iceConnectionState = 'checking'
    await clock.advance(1_500)
    connection().become('failed')
    talk.packets = true
    await clock.advance(400)
    expect(call.getState().phase).toBe('reconnecting')
    connection().iceConnectionState = 'connected'
    await clock.advance(1_000)
    expect(opened).toHaveLength(2)
  })
})

test('another network is used at once', async () => {
  const { call, connection, signaling } = await setUpTalking()
  call.networkChanged()
  expect(signaling.probes).toBe(1)
  expect(restartsOf(connection())).toBe(1)
  expect(call.getState().phase).toBe('connected')
})

describe('signaling that is away', () => {
  test('leaves the media alone, and comes back to the same connection', async () => {
    const { call, clock, signaling, opened, connection, register } = await setUpTalking()
    signaling.receive({ type: 'disconnected' })
    await clock.advance(10_000)
    expect(call.getState()).toMatchObject({ phase: 'connected', signalingOnline: false })
    await register({ peer: null })
    expect(call.getState()).toMatchObject({ phase: 'connected', signalingOnline: true })
    signaling.receive({ type: 'peer-joined', peer: grace })
    await settle()
    expect(call.getState()).toMatchObject({ phase: 'connected', absence: null })
    expect(opened).toHaveLength(1)
    expect(restartsOf(connection())).toBe(0)
  })

  test('is gone round by the data channel', async () => {
    const { call, signaling, said, connection, hear } = await setUpTalking()
    const sent = signaling.sent.length
    signaling.receive({ type: 'disconnected' })
    call.networkChanged()
    await settle()
    const offered = said().findLast(({ type }) => type === 'description')
    expect(offered).toMatchObject({ description: { type: 'offer' } })
    expect(signaling.sent).toHaveLength(sent)
    const epoch = offered && 'epoch' in offered ? Number(offered.epoch) : undefined
    const description = { type: 'answer', sdp: 'm=audio\nm=video\nm=application\n' } as const
    hear({ type: 'description', description, ...(epoch === undefined ? {} : { epoch }) })
    await settle()
    expect(connection().signalingState).toBe('stable')
  })
})
