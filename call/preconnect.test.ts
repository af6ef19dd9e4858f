import { describe, expect, test } from 'vitest'
import { grace, offer, setUp, setUpJoined, setUpPreview } from './callSetUp.ts'
import { settle } from './fakeClock.ts'
import type { Registered } from './signalingChannel.ts'

const preview = { clientId: 'grace-1', ready: false }

/** Presses before the preview's registration is answered. */
async function early(answered: Partial<Registered>) {
  const parts = setUp()
  await parts.call.prepare({ microphoneEnabled: true, cameraEnabled: true })
  parts.call.connect()
  parts.call.join()
  await parts.register({ ready: false, ...answered })
  return parts
}

/** Presses in the moment that the preview's offer is made. */
async function press(answered: Partial<Registered>) {
  const parts = setUp()
  await parts.call.prepare({ microphoneEnabled: true, cameraEnabled: true })
  parts.call.connect()
  const registered = parts.register({})
  parts.call.join()
  await registered
  parts.connection().gather('first')
  expect(parts.signaling.descriptions, 'before the answer').toEqual([])
  expect(parts.signaling.countOf('candidate'), 'before the answer').toBe(0)
  await parts.register(answered)
  return parts
}

describe('both in the preview', () => {
  test('connect, and nothing of either is sent or told', async () => {
    const { call, signaling, connect, sending, said } = await setUpPreview({ peer: preview })
    await connect()
    expect(signaling.sent[0]).toEqual({ type: 'register', ready: false })
    expect(call.getState()).toMatchObject({ phase: 'preview', peerReady: false, remote: { video: null } })
    await call.setMicrophone(false)
    expect(sending()).toEqual([])
    expect(said().map(({ type }) => type)).toEqual(['hello'])
  })

  test('the press of one sends nothing; the press of both sends at once', async () => {
    const { call, signaling, connect, sending, said, hear } = await setUpPreview({ peer: preview })
    await connect()
    call.join()
    expect(call.getState().phase).toBe('waitingForPeer')
    expect(signaling.sent.at(-1)).toEqual({ type: 'register', ready: true })
    expect(said().at(-2)).toEqual({ type: 'joined' })
    expect(sending()).toEqual([])
    hear({ type: 'joined' })
    expect(call.getState()).toMatchObject({ phase: 'connected', peerReady: true })
    expect(sending()).toEqual(['audio', 'video'])
  })

  test('the other one is known to be here before our own press, and shown after it', async () => {
    const { call, signaling, connect, sending } = await setUpPreview({ peer: preview })
    await connect()
    signaling.receive({ type: 'peer-ready' })
    expect(call.getState()).toMatchObject({ phase: 'preview', peerReady: true, remote: { video: null } })
    expect(sending()).toEqual([])
    call.join()
    expect(call.getState().phase).toBe('connected')
    expect(call.getState().remote.video).not.toBeNull()
    expect(sending()).toEqual(['audio', 'video'])
  })

  test('the answer to the second registration disturbs nothing', async () => {
    const { call, connection, opened, register, connect } = await setUpPreview({ peer: preview })
    await connect()
    call.join()
    await register({ peer: grace })
    expect(opened).toHaveLength(1)
    expect(connection().restarts).toBe(0)
    expect(call.getState().phase).toBe('connected')
  })

  test('hanging up before the press ends nothing for the other one', async () => {
    const { call, signaling } = await setUpPreview({ peer: grace })
    call.hangUp()
    expect(signaling.countOf('call-ended')).toBe(0)
    expect(signaling.closed).toBe(1)
  })

  test('the other one hanging up leaves the preview as it was', async () => {
    const { call, signaling, connect } = await setUpPreview({ peer: grace })
    await connect()
    signaling.receive({ type: 'peer-left', reason: 'hung-up' })
    await settle()
    expect(call.getState()).toMatchObject({ phase: 'preview', peerReady: false, absence: null })
    signaling.receive({ type: 'peer-joined', peer: grace })
    expect(call.getState().peerReady).toBe(true)
  })

  test('who only looked in has not left a call', async () => {
    const { call, signaling } = await setUpJoined({ peer: preview })
    signaling.receive({ type: 'peer-left', reason: 'left' })
    expect(call.getState()).toMatchObject({ phase: 'waitingForPeer', absence: null })
  })
})

describe('with nobody there', () => {
  test.each(['polite', 'impolite'] as const)('the %s side offers, for whoever comes', async (role) => {
    const { signaling, opened, connection, connect, call } = await setUpJoined({ role })
    expect(signaling.descriptions.map(({ type }) => type)).toEqual(['offer'])
    expect(call.getState().phase).toBe('waitingForPeer')
    signaling.receive({ type: 'peer-joined', peer: grace })
    await connect()
    expect(call.getState().phase).toBe('connected')
    expect(opened).toHaveLength(1)
    expect(connection().offers).toBe(1)
  })

  test('an offer that waited is answered with its number, and none is made', async () => {
    const pending = { offer, epoch: 7, candidates: [{ candidate: 'theirs' }] }
    const { signaling, clock, connection } = await setUpPreview({ peer: grace, pending })
    await clock.advance(2_000)
    expect(signaling.sent.slice(1)).toMatchObject([
      { type: 'description', description: { type: 'answer' }, epoch: 7 },
    ])
    expect(connection().candidates).toMatchObject([{ candidate: 'theirs' }])
    // The same one once more, by the other way.
    signaling.receive({ type: 'description', description: offer, epoch: 7 })
    await settle()
    expect(signaling.descriptions).toHaveLength(1)
  })

  test('an answer to an offer of before is dropped', async () => {
    const { signaling, connection } = await setUpJoined({})
    const before = (signaling.epoch ?? 0) - 1
    const answer = { type: 'answer', sdp: 'm=audio\n' } as const
    signaling.receive({ type: 'description', description: answer, epoch: before })
    await settle()
    expect(connection().signalingState).toBe('have-local-offer')
  })

  test('a client of the five events gets a connection of its own', async () => {
    const { signaling, opened } = await setUpJoined({})
    signaling.receive({ type: 'peer-joined', peer: { clientId: undefined, ready: true } })
    await settle()
    expect(opened.map(({ closed }) => closed)).toEqual([1, 0])
    expect(signaling.descriptions).toHaveLength(2)
  })

  describe('and the press before the preview’s registration is answered', () => {
    test('the offer that waited in it is answered', async () => {
      const { signaling } = await early({ peer: grace, pending: { offer, epoch: 7, candidates: [] } })
      expect(signaling.descriptions).toMatchObject([{ type: 'answer' }])
    })

    test('nothing for whoever comes is sent before the other answer', async () => {
      const { signaling, register } = await early({})
      expect(signaling.descriptions).toEqual([])
      await register({ peer: null })
      expect(signaling.descriptions).toMatchObject([{ type: 'offer' }])
    })
  })

  describe('and the press in the moment that the offer is made', () => {
    test.each([null, grace])('the offer waits for the answer, and goes on (%o)', async (peer) => {
      const { signaling, opened } = await press({ peer })
      expect(opened).toHaveLength(1)
      expect(signaling.descriptions).toHaveLength(1)
      expect(signaling.countOf('candidate')).toBe(1)
    })

    test('a client of the five events gets the offer of its own connection alone', async () => {
      const { signaling, opened } = await press({ peer: { clientId: undefined, ready: true } })
      expect(opened.map(({ closed }) => closed)).toEqual([1, 0])
      expect(signaling.descriptions).toHaveLength(1)
      expect(signaling.countOf('candidate')).toBe(0)
    })
  })

  test('the offer is made anew before its relays expire', async () => {
    const { clock, opened, signaling } = await setUpJoined({})
    await clock.advance(300_000)
    expect(opened).toHaveLength(2)
    expect(signaling.descriptions).toHaveLength(2)
  })

  test('after leaving, the next to come finds an offer again', async () => {
    const { signaling, connect, opened } = await setUpJoined({ peer: grace })
    await connect()
    signaling.receive({ type: 'peer-left', reason: 'left' })
    await settle()
    expect(opened).toHaveLength(2)
    expect(signaling.descriptions.map(({ type }) => type)).toEqual(['offer', 'offer'])
  })
})

describe('another tab', () => {
  test('that has joined keeps the seat; this preview waits without one until the press', async () => {
    const { call, opened, register, signaling } = await setUpPreview({ seated: false })
    expect(opened).toEqual([])
    expect(call.getState().phase).toBe('preview')
    call.join()
    await register({ peer: grace })
    expect(signaling.countOf('description')).toBe(1)
    expect(call.getState().phase).toBe('connecting')
  })

  test('takes the place of this preview without a word', async () => {
    const { call, signaling, connection } = await setUpPreview({ peer: grace })
    signaling.receive({ type: 'preview-replaced' })
    expect(connection().closed).toBe(1)
    expect(call.getState()).toMatchObject({ phase: 'preview', ending: null, peerReady: false })
  })
})

const withSession = (session: string) =>
  ({ type: 'offer', sdp: `v=0\no=- ${session} 2 IN IP4 0.0.0.0\n${offer.sdp}` }) as const

test('an offer from another connection than before gets a connection of its own', async () => {
  const { signaling, opened } = await setUpJoined({ role: 'polite', peer: grace })
  signaling.receive({ type: 'description', description: withSession('1'), epoch: 1 })
  await settle()
  signaling.receive({ type: 'description', description: withSession('1'), epoch: 2 })
  await settle()
  expect(opened).toHaveLength(1)
  signaling.receive({ type: 'description', description: withSession('2'), epoch: 3 })
  await settle()
  expect(opened).toHaveLength(2)
  expect(signaling.descriptions.map(({ type }) => type)).toEqual(['answer', 'answer', 'answer'])
})

test('nothing is asked of the server before it is time to connect', async () => {
  const { call, signaling } = setUp()
  await call.prepare({ microphoneEnabled: true, cameraEnabled: true })
  call.join()
  expect(signaling).toMatchObject({ sent: [], listenerCount: 0 })
  call.connect()
  signaling.receive({ type: 'connected' })
  expect(signaling.sent).toEqual([{ type: 'register', ready: true }])
})
