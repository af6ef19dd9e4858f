import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { answer, candidate, offer, startTestCall, type TestCall, until } from './testCall.ts'

let call: TestCall
beforeEach(async () => {
  call = await startTestCall()
})
afterEach(() => call[Symbol.asyncDispose]())

const connectTwo = async () => [await call.connect(call.ann), await call.connect(call.ben)] as const

function readRoom() {
  return call.server.database.asSystem((tx) =>
    tx
      .selectFrom('video_rooms')
      .select('started_at')
      .where('room_id', '=', call.roomId)
      .executeTakeFirstOrThrow(),
  )
}

describe('two previews', () => {
  test('know of each other and set up a connection, but have not met', async () => {
    const [first, second] = await connectTwo()
    await first.register('ann-1', false)
    const { roomId: matchId } = call
    expect(await second.register('ben-1', false)).toEqual({
      ok: true,
      joined: { matchId, role: 'polite', peerPresent: true, peerClientId: 'ann-1', peerReady: false },
    })
    expect(await first.waitFor('peer-joined')).toEqual({ matchId, clientId: 'ben-1', ready: false })
    first.socket.emit('offer', { offer, epoch: 1 })
    expect(await second.waitFor('offer')).toMatchObject({ offer, epoch: 1 })
    expect((await readRoom()).started_at).toBeNull()
  })

  test('pressing "Join now" is told once; both having pressed it, they have met', async () => {
    const [first, second] = await connectTwo()
    await first.register('ann-1', false)
    await second.register('ben-1', false)
    expect(await first.register('ann-1', true)).toMatchObject({ joined: { peerReady: false } })
    expect(await second.waitFor('peer-ready')).toEqual({ matchId: call.roomId })
    expect((await readRoom()).started_at).toBeNull()
    const joined = await second.register('ben-1', true)
    expect(joined).toMatchObject({ ok: true, joined: { peerClientId: 'ann-1' } })
    expect(joined).not.toHaveProperty('joined.peerReady')
    await first.waitFor('peer-ready')
    await expect.poll(async () => (await readRoom()).started_at).toBeInstanceOf(Date)
    await second.register('ben-1', true)
    second.socket.emit('ice-candidate', { candidate: null })
    await first.waitFor('ice-candidate')
    expect(first.received('peer-ready')).toHaveLength(1)
    expect(first.received('peer-joined')).toHaveLength(1)
  })

  test('hanging up in one ends nothing, and says nothing in the chat', async () => {
    const [first, second] = await connectTwo()
    await first.register('ann-1', true)
    await second.register('ben-1', false)
    const message = { id: crypto.randomUUID(), message: 'Too early' }
    expect(await second.socket.emitWithAck('message', message)).toMatchObject({ code: 'room/not-registered' })
    expect(await second.socket.emitWithAck('call-ended', {})).toEqual({ ok: true })
    expect(await first.waitFor('peer-left')).toEqual({ matchId: call.roomId, reason: 'left' })
    expect(first.received('call-ended')).toEqual([])
  })

  test('is left by the other one hanging up, without a call that ends', async () => {
    const [first, second] = await connectTwo()
    await first.register('ann-1', true)
    await second.register('ben-1', false)
    first.socket.emit('call-ended', {})
    expect(await second.waitFor('peer-left')).toEqual({ matchId: call.roomId, reason: 'hung-up' })
    expect(second.received('call-ended')).toEqual([])
  })

  test('going back to the preview is leaving the call', async () => {
    const [first, second] = await connectTwo()
    await first.register('ann-1', true)
    await second.register('ben-1', true)
    await second.register('ben-1', false)
    expect(await first.waitFor('peer-left')).toMatchObject({ reason: 'left' })
    expect(await first.waitFor('peer-joined', 2)).toMatchObject({ ready: false })
  })
})

describe('a preview beside another page of the same person', () => {
  test('never takes the seat from one that has joined', async () => {
    const [first, second] = await connectTwo()
    await first.register('ann-1', true)
    await second.register('ben-1', true)
    const preview = await call.connect(call.ann)
    expect(await preview.register('ann-2', false)).toMatchObject({
      ok: true,
      joined: { peerPresent: false, seated: false },
    })
    expect(await preview.socket.emitWithAck('offer', { offer, epoch: 1 })).toMatchObject({
      code: 'room/not-registered',
    })
    expect(await first.socket.emitWithAck('offer', { offer })).toEqual({ ok: true })
    expect(first.received('taken-over')).toEqual([])
    expect(second.received('peer-joined')).toEqual([])
    await preview.register('ann-2', true)
    await first.waitFor('taken-over')
    expect(await second.waitFor('peer-joined')).toMatchObject({ clientId: 'ann-2' })
  })

  test.each([false, true])('gives its place up quietly; the newer one joined: %s', async (joined) => {
    const [first, second] = await connectTwo()
    await first.register('ann-1', false)
    await second.register('ben-1', false)
    const newer = await call.connect(call.ann)
    await newer.register('ann-2', joined)
    expect(await first.waitFor('preview-replaced')).toEqual({ matchId: call.roomId })
    expect(first.received('taken-over')).toEqual([])
    expect(await second.waitFor('peer-joined')).toMatchObject({ clientId: 'ann-2' })
    expect(second.received('peer-left')).toEqual([])
  })
})

describe('a client that knows of no previews', () => {
  test('is told of somebody only once they have joined, and reaches nobody before', async () => {
    const [old, ours] = await connectTwo()
    await old.register()
    expect(await ours.register('ben-1', false)).toMatchObject({ joined: { peerPresent: false } })
    expect(await old.socket.emitWithAck('offer', { offer })).toMatchObject({ code: 'room/peer-absent' })
    expect(await ours.socket.emitWithAck('answer', { answer })).toMatchObject({ code: 'room/peer-absent' })
    expect(old.received('peer-joined')).toEqual([])
    expect(await ours.register('ben-1', true)).toMatchObject({ joined: { peerPresent: true } })
    expect(await old.waitFor('peer-joined')).toEqual({ matchId: call.roomId, clientId: 'ben-1' })
    expect(ours.received('offer')).toEqual([])
  })

  test('comes after a preview, which does not hear of it until it joins, and leaves unheard', async () => {
    const [ours, old] = await connectTwo()
    await ours.register('ann-1', false)
    expect(await old.register()).toMatchObject({ joined: { peerPresent: false } })
    ours.socket.disconnect()
    await until(() => call.server.signaling.io.of('/').sockets.size === 1)
    expect(old.log.map(([name]) => name)).toEqual(['joined'])
  })
})

describe('an offer with nobody there', () => {
  test('waits, with its candidates, for who comes', async () => {
    const [first, second] = await connectTwo()
    await first.register('ann-1', true)
    expect(await first.socket.emitWithAck('offer', { offer, epoch: 4 })).toEqual({ ok: true })
    for (const number of [1, 2]) first.socket.emit('ice-candidate', { candidate: candidate(number) })
    await first.socket.emitWithAck('ice-candidate', { candidate: candidate(3) })
    const candidates = [1, 2, 3].map(candidate)
    expect(await second.register('ben-1', false)).toMatchObject({
      joined: { pending: { offer, epoch: 4, candidates } },
    })
    expect(second.received('joined')[0]).not.toHaveProperty('pending')
    // Later candidates go the usual way.
    first.socket.emit('ice-candidate', { candidate: candidate(9) })
    await second.waitFor('ice-candidate')
    second.socket.emit('answer', { answer, epoch: 4 })
    expect(await first.waitFor('answer')).toMatchObject({ epoch: 4 })
  })

  test('is gone once it is answered, though not by an answer to another', async () => {
    const [first, second] = await connectTwo()
    await first.register('ann-1', false)
    await first.socket.emitWithAck('offer', { offer, epoch: 4 })
    await second.register('ben-1', false)
    await second.socket.emitWithAck('answer', { answer, epoch: 3 })
    expect(await second.register('ben-2', false)).toHaveProperty('joined.pending')
    await second.socket.emitWithAck('answer', { answer, epoch: 4 })
    expect(await second.register('ben-3', false)).not.toHaveProperty('joined.pending')
  })

  test('is replaced by a newer one and goes with its maker', async () => {
    const [first, second] = await connectTwo()
    await first.register('ann-1', false)
    await first.socket.emitWithAck('offer', { offer, epoch: 4 })
    await first.socket.emitWithAck('offer', { offer, epoch: 5 })
    await first.register('ann-2', false)
    expect(await second.register('ben-1', false)).not.toHaveProperty('joined.pending')
  })

  test('without a number is not kept, and is not handed to who knows of none', async () => {
    const [first, second] = await connectTwo()
    await first.register('ann-1', true)
    expect(await first.socket.emitWithAck('offer', { offer })).toMatchObject({ code: 'room/peer-absent' })
    expect(await second.register('ben-1', true)).not.toHaveProperty('joined.pending')
    second.socket.disconnect()
    await first.waitFor('peer-left')
    await first.socket.emitWithAck('offer', { offer, epoch: 5 })
    const old = await call.connect(call.ben)
    expect(await old.register()).not.toHaveProperty('joined.pending')
  })

  test('keeps no more than fits into a message', async () => {
    const [first, second] = await connectTwo()
    await first.register('ann-1', false)
    const long = { type: 'offer', sdp: 'x'.repeat(59_900) } as const
    await first.socket.emitWithAck('offer', { offer: long, epoch: 1 })
    expect(await first.socket.emitWithAck('ice-candidate', { candidate: candidate(1) })).toEqual({ ok: true })
    expect(await first.socket.emitWithAck('ice-candidate', { candidate: candidate(2) })).toMatchObject({
      code: 'room/peer-absent',
    })
    expect(await second.register('ben-1', false)).toMatchObject({
      joined: { pending: { offer: long, epoch: 1, candidates: [candidate(1)] } },
    })
  })

  test('is never handed to a third member', async () => {
    const [first] = await connectTwo()
    await first.register('ann-1', false)
    await first.socket.emitWithAck('offer', { offer, epoch: 4 })
    const stranger = await call.connect(call.cleo)
    expect(await stranger.register('cleo-1', false)).toMatchObject({
      ok: false,
      code: 'room/not-participant',
    })
    expect(JSON.stringify(stranger.log)).not.toContain('sdp')
  })
})
