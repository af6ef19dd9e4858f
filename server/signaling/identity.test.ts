import { io } from 'socket.io-client'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { offer, openRawClient, startTestCall, type TestCall, until } from './testCall.ts'

let call: TestCall
beforeEach(async () => {
  call = await startTestCall()
})
afterEach(() => call[Symbol.asyncDispose]())

/** What a handshake with these options ends in: 'connected', or the refusal. */
function tryConnect(options: Parameters<typeof io>[1]) {
  const { promise, resolve } = Promise.withResolvers<unknown>()
  const socket = io(call.server.url, { forceNew: true, reconnection: false, ...options })
  socket.on('connect', () => resolve('connected'))
  socket.on('connect_error', (error) => resolve('data' in error ? error.data : 'refused'))
  return promise.finally(() => socket.close())
}

describe('a third member', () => {
  test('is told so and never gets an event of the call, on the wire', async () => {
    const [first, second] = await call.connectBoth()
    const stranger = await call.openRaw(call.cleo)
    stranger.emit('register', { matchId: call.roomId })
    stranger.emit('offer', { offer, matchId: call.roomId })
    stranger.emit('call-ended', { matchId: call.roomId })
    const id = crypto.randomUUID()
    stranger.emit('message', { matchId: call.roomId, id, message: 'Let me in' })
    stranger.emit('recording', { matchId: call.roomId, recordingId: id, action: 'ask' })
    await until(() => stranger.frames.length >= 7)

    first.socket.emit('offer', { offer })
    await second.waitFor('offer')
    const posted = { id: crypto.randomUUID(), message: 'Just us' }
    await first.socket.emitWithAck('message', posted)
    await second.waitFor('message-posted')
    first.socket.emit('recording', { recordingId: crypto.randomUUID(), action: 'ask' })
    await second.waitFor('recording-changed')
    first.socket.emit('call-ended', {})
    await second.waitFor('peer-left')

    const codes = stranger.frames
      .filter((frame) => frame.startsWith('42'))
      .map((frame) => JSON.parse(frame.slice(2)))
      .map(([name, payload]) => [name, payload.code])
    expect(codes).toEqual([
      ['error', 'room/not-participant'],
      ['error', 'room/not-registered'],
      ['error', 'room/not-registered'],
      ['error', 'room/not-registered'],
      ['error', 'room/not-registered'],
    ])
    expect(second.received('message-posted')).toHaveLength(1)
    expect(second.received('call-ended')).toHaveLength(1)
  })

  test.each([
    ['nowhere', 'room/not-found'],
    ["' or true --", 'room/not-found'],
  ])('is told that there is no room %s', async (matchId, code) => {
    const stranger = await call.connect(call.cleo)
    expect(await stranger.socket.emitWithAck('register', { matchId })).toMatchObject({ ok: false, code })
    expect(stranger.received('error')).toMatchObject([{ code }])
  })

  test('one of the two is refused once the room has ended', async () => {
    await call.server.database.asSystem((tx) =>
      tx
        .updateTable('video_rooms')
        .set({ ended_at: new Date() })
        .where('room_id', '=', call.roomId)
        .execute(),
    )
    const first = await call.connect(call.ann)
    expect(await first.register()).toMatchObject({ ok: false, code: 'room/ended' })
  })
})

describe('the handshake', () => {
  const refused = { code: 'auth/required', message: 'Sign in first' }

  test.each(['websocket', 'polling'])('refuses who is not signed in over %s', async (transport) => {
    const { url } = call.server
    const transports = [transport]
    expect(await tryConnect({ transports, extraHeaders: { origin: url } })).toEqual(refused)
    const forged = { origin: url, cookie: 'avari.session_token=forged.c2lnbmF0dXJl' }
    expect(await tryConnect({ transports, extraHeaders: forged })).toEqual(refused)
  })

  test.each([
    ['a wrong token', 'nonsense'],
    ['an empty token', ''],
    ['a number', 7],
    ['an object', { $ne: null }],
    ['a token with line breaks', 'a\r\nb: c'],
    ['a NUL', '\0'],
    ['a very long one', 'x'.repeat(10_000)],
  ])('refuses %s', async (_what, token) => {
    expect(await tryConnect({ transports: ['websocket'], auth: { token } })).toEqual(refused)
  })

  test('takes a bearer token without a cookie and without an Origin', async () => {
    const auth = { token: call.ann.token }
    expect(await tryConnect({ transports: ['websocket'], auth })).toBe('connected')
    expect(await tryConnect({ transports: ['polling'], auth })).toBe('connected')
  })

  test('does not let a cookie stand in for a wrong token', async () => {
    const extraHeaders = { cookie: call.ann.cookie, origin: call.server.url }
    expect(await tryConnect({ transports: ['websocket'], extraHeaders, auth: { token: 'x' } })).toEqual(
      refused,
    )
  })

  test.each([
    ['websocket', 'https://evil.example'],
    ['polling', 'https://evil.example'],
    ['websocket', 'null'],
    ['polling', 'null'],
    // Absent: a browser sends an Origin with every upgrade and POST.
    ['websocket', undefined],
    ['polling', undefined],
  ])('refuses a cookie over %s from Origin %s', async (transport, origin) => {
    const extraHeaders = { cookie: call.ann.cookie, ...(origin ? { origin } : {}) }
    expect(await tryConnect({ transports: [transport], extraHeaders })).toBe('refused')
  })

  test('refuses a foreign page even with a token', async () => {
    const extraHeaders = { origin: 'https://evil.example' }
    const auth = { token: call.ann.token }
    expect(await tryConnect({ transports: ['websocket'], extraHeaders, auth })).toBe('refused')
  })

  test('refuses namespaces of any other name', async () => {
    const extraHeaders = { cookie: call.ann.cookie, origin: call.server.url }
    const raw = await openRawClient(call.server.url, undefined)
    raw.socket.send('40/admin,{}')
    await until(() => raw.frames.some((frame) => frame.startsWith('44/admin')))
    raw.socket.close()
    expect(await tryConnect({ transports: ['websocket'], extraHeaders })).toBe('connected')
  })
})

describe('signing out', () => {
  test('closes the sockets of that session within a second, and tells the other one', async () => {
    const [first, second] = await call.connectBoth()
    const since = performance.now()
    const response = await call.ann.request('/api/auth/sign-out', { method: 'POST' })
    expect(response.ok).toBe(true)
    await until(() => first.socket.disconnected)
    expect(performance.now() - since).toBeLessThan(1_000)
    expect(await second.waitFor('peer-left')).toMatchObject({ reason: 'left' })
    expect(second.socket.connected).toBe(true)
  })

  test('also catches a socket whose handshake was under way', async () => {
    const first = await call.connect(call.ann)
    const [socket] = await call.server.signaling.io.fetchSockets()
    const sessionId = socket?.data.sessionId ?? ''
    call.server.signaling.notify.sessionEnded(sessionId)
    await until(() => first.socket.disconnected)
    // The row is still there: as if it had been read just before the session ended.
    const late = await call.openRaw(call.ann)
    await until(() => late.socket.readyState === late.socket.CLOSED)
    expect(late.frames.filter((frame) => frame.startsWith('42'))).toEqual([])
  })
})
