import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { answer, candidate, offer, startTestCall, type TestCall, until } from './testCall.ts'

let call: TestCall
beforeEach(async () => {
  call = await startTestCall()
})
afterEach(() => call[Symbol.asyncDispose]())

describe('joining', () => {
  test('the requester is impolite, the recipient polite, and each learns of the other', async () => {
    const { ann, ben, roomId } = call
    const first = await call.connect(ann)
    const joined = { matchId: roomId, role: 'impolite', peerPresent: false }
    expect(await first.register('ann-1')).toEqual({ ok: true, joined })
    expect(first.received('joined')).toEqual([joined])

    const second = await call.connect(ben)
    const alsoJoined = { matchId: roomId, role: 'polite', peerPresent: true, peerClientId: 'ann-1' }
    expect(await second.register('ben-1')).toEqual({ ok: true, joined: alsoJoined })
    expect(await first.waitFor('peer-joined')).toEqual({ matchId: roomId, clientId: 'ben-1' })
  })

  test('a page that asks twice has not joined anew', async () => {
    const [first, second] = await call.connectBoth()
    const again = await second.register('ben-1')
    expect(again).toMatchObject({ ok: true, joined: { peerPresent: true } })
    second.socket.emit('ice-candidate', { candidate: candidate(1) })
    await first.waitFor('ice-candidate')
    expect(first.received('peer-joined')).toHaveLength(1)
  })

  test('the room notes when both were first in it together', async () => {
    await call.connectBoth()
    const room = () =>
      call.server.database.asSystem((tx) =>
        tx
          .selectFrom('video_rooms')
          .select(['started_at', 'occupied_until'])
          .where('room_id', '=', call.roomId)
          .executeTakeFirstOrThrow(),
      )
    await expect.poll(async () => (await room()).started_at).toBeInstanceOf(Date)
    expect((await room()).occupied_until).toBeInstanceOf(Date)
  })

  test('what is sent right behind register waits for it', async () => {
    const first = await call.connect(call.ann)
    await first.register()
    const second = await call.connect(call.ben)
    second.socket.emit('register', { matchId: call.roomId })
    second.socket.emit('offer', { offer })
    second.socket.emit('ice-candidate', { candidate: candidate(1) })
    await first.waitFor('ice-candidate')
    expect(first.log.map(([name]) => name)).toEqual(['joined', 'peer-joined', 'offer', 'ice-candidate'])
  })

  test('a socket that goes away while it is let in takes no seat', async () => {
    const second = await call.connect(call.ben)
    await second.register()
    const first = await call.connect(call.ann)
    first.socket.emit('register', { matchId: call.roomId })
    first.socket.disconnect()
    await until(() => call.server.signaling.io.of('/').sockets.size === 1)
    // Ann's look-up of the seat began before these.
    await second.register()
    expect(await second.register()).toMatchObject({ joined: { peerPresent: false } })
    expect(second.received('peer-joined')).toEqual([])
  })

  test('registering for another room leaves the first, if the other lets one in', async () => {
    const { openRoom } = await import('../db/testMembers.ts')
    const other = await openRoom(call.server.database, call.ann.id, call.cleo.id)
    const [first, second] = await call.connectBoth()
    expect(await first.socket.emitWithAck('register', { matchId: 'nowhere' })).toMatchObject({ ok: false })
    expect(second.received('peer-left')).toEqual([])
    expect(await first.socket.emitWithAck('register', { matchId: other })).toMatchObject({ ok: true })
    expect(await second.waitFor('peer-left')).toEqual({ matchId: call.roomId, reason: 'left' })
  })
})

describe('relaying', () => {
  test('each event reaches the other alone, with the room and who sent it', async () => {
    const [first, second] = await call.connectBoth()
    const address = { matchId: call.roomId, from: call.ann.id }
    const before = first.log.length
    // Fields that we don't know are ignored, a forged sender among them; the room may be left out.
    const forged = { from: call.cleo.id, to: 'all', userId: 'x' }
    const sent = await first.socket.emitWithAck('offer', { offer, matchId: call.roomId, ...forged })
    expect(sent).toEqual({ ok: true })
    first.socket.emit('answer', { answer })
    first.socket.emit('ice-candidate', { candidate: candidate(1), ...forged })
    first.socket.emit('ice-candidate', { candidate: null })
    first.socket.emit('ice-candidate', { candidate: '' })
    await second.waitFor('ice-candidate', 3)
    expect(second.log.slice(1)).toEqual([
      ['offer', { offer, ...address }],
      ['answer', { answer, ...address }],
      ['ice-candidate', { candidate: candidate(1), ...address }],
      ['ice-candidate', { candidate: null, ...address }],
      ['ice-candidate', { candidate: '', ...address }],
    ])
    expect(first.log.length).toBe(before)
  })

  test('a burst of candidates arrives whole and in order', async () => {
    const [first, second] = await call.connectBoth()
    for (let number = 0; number < 200; number += 1) {
      first.socket.emit('ice-candidate', { candidate: candidate(number) })
    }
    await second.waitFor('ice-candidate', 200)
    expect(second.received('ice-candidate').map((event) => event.candidate)).toEqual(
      Array.from({ length: 200 }, (_, number) => candidate(number)),
    )
    expect(first.received('error')).toEqual([])
  })

  test('with the other one away, only the acknowledgement says so', async () => {
    const first = await call.connect(call.ann)
    await first.register()
    expect(await first.socket.emitWithAck('offer', { offer })).toMatchObject({
      ok: false,
      code: 'room/peer-absent',
    })
    expect(first.received('error')).toEqual([])
  })

  test.each([undefined, 'another-room'])('without a seat there, nothing is relayed: %s', async (matchId) => {
    const [first, second] = await call.connectBoth()
    const stranger = matchId ? first : await call.connect(call.ann)
    const refusal = await stranger.socket.emitWithAck('offer', { offer, ...(matchId ? { matchId } : {}) })
    expect(refusal).toMatchObject({ ok: false, code: 'room/not-registered' })
    expect(stranger.received('error')).toMatchObject([{ code: 'room/not-registered' }])
    first.socket.emit('ice-candidate', { candidate: '' })
    await second.waitFor('ice-candidate')
    expect(second.received('offer')).toEqual([])
  })
})

describe('leaving', () => {
  test('hanging up is relayed and frees the seat', async () => {
    const [first, second] = await call.connectBoth()
    first.socket.emit('call-ended', {})
    expect(await second.waitFor('peer-left')).toEqual({ matchId: call.roomId, reason: 'hung-up' })
    expect(second.log.slice(-2).map(([name]) => name)).toEqual(['call-ended', 'peer-left'])
    expect(second.received('call-ended')).toEqual([{ matchId: call.roomId, from: call.ann.id }])
    expect(await first.socket.emitWithAck('offer', { offer })).toMatchObject({ code: 'room/not-registered' })
    first.socket.disconnect()
    expect(await second.register('ben-1')).toMatchObject({ joined: { peerPresent: false } })
    expect(second.received('peer-left')).toHaveLength(1)
  })

  test('a page that says goodbye has left', async () => {
    const [first, second] = await call.connectBoth()
    first.socket.disconnect()
    expect(await second.waitFor('peer-left')).toEqual({ matchId: call.roomId, reason: 'left' })
  })

  test('a connection that breaks is a loss', async () => {
    const [first, second] = await call.connectBoth()
    first.socket.io.engine.close()
    expect(await second.waitFor('peer-left')).toEqual({ matchId: call.roomId, reason: 'lost' })
  })

  test('a peer that falls silent is noticed within seconds', async () => {
    const second = await call.connect(call.ben)
    const raw = await call.openRaw(call.ann)
    raw.emit('register', { matchId: call.roomId })
    await second.register()
    // Neither reads nor answers pings from here on, and never closes.
    raw.socket.pause()
    const since = performance.now()
    expect(await second.waitFor('peer-left')).toEqual({ matchId: call.roomId, reason: 'lost' })
    expect(performance.now() - since).toBeLessThan(8_000)
  })

  test('a room that ends is told to both and relays no more', async () => {
    const [first, second] = await call.connectBoth()
    call.server.signaling.notify.roomEnded(call.roomId)
    await Promise.all([first.waitFor('room-ended'), second.waitFor('room-ended')])
    expect(await first.socket.emitWithAck('offer', { offer })).toMatchObject({ code: 'room/not-registered' })
  })
})

describe('the same person again', () => {
  test('the newest socket takes the seat, the older is told, the other one hears of a new page', async () => {
    const [first, second] = await call.connectBoth()
    const newer = await call.connect(call.ann)
    expect(await newer.register('ann-2')).toMatchObject({ joined: { peerClientId: 'ben-1' } })
    expect(await first.waitFor('taken-over')).toEqual({ matchId: call.roomId })
    expect(await second.waitFor('peer-joined')).toEqual({ matchId: call.roomId, clientId: 'ann-2' })

    expect(await first.socket.emitWithAck('offer', { offer })).toMatchObject({ code: 'room/not-registered' })
    second.socket.emit('offer', { offer })
    await newer.waitFor('offer')
    first.socket.disconnect()
    await until(() => call.server.signaling.io.of('/').sockets.size === 2)
    newer.socket.emit('answer', { answer })
    await second.waitFor('answer')
    expect(first.received('offer')).toEqual([])
    expect(second.received('peer-left')).toEqual([])
  })

  test('a page that reconnects before its loss is noticed keeps its client id', async () => {
    const [, second] = await call.connectBoth()
    const again = await call.connect(call.ann)
    await again.register('ann-1')
    expect(await second.waitFor('peer-joined')).toEqual({ matchId: call.roomId, clientId: 'ann-1' })
    expect(second.received('peer-left')).toEqual([])
  })

  test('what comes late over a connection that the page has left does not unseat its new one', async () => {
    const [first, second] = await call.connectBoth()
    const again = await call.connect(call.ann)
    await again.register('ann-1')
    expect(await first.register('ann-1')).toMatchObject({ ok: false, code: 'room/not-registered' })
    second.socket.emit('offer', { offer })
    await again.waitFor('offer')
    expect(again.received('taken-over')).toEqual([])
  })

  test('many registrations at once leave exactly one in the seat', async () => {
    const second = await call.connect(call.ben)
    await second.register()
    const pages = await Promise.all(Array.from({ length: 8 }, () => call.connect(call.ann)))
    await Promise.all(pages.map((page, index) => page.register(`page-${index}`)))
    second.socket.emit('offer', { offer })
    await until(() => pages.some((page) => page.received('offer').length > 0))
    await until(() => pages.filter((page) => page.received('taken-over').length > 0).length === 7)
    expect(pages.flatMap((page) => page.received('offer'))).toHaveLength(1)
  })
})
