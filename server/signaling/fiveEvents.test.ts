import { expect, test } from 'vitest'
import { answer, candidate, offer, startTestCall } from './testCall.ts'

test.each(['websocket', 'polling'])(
  'a client of the five events alone holds a call over %s',
  async (transport) => {
    await using call = await startTestCall()
    const ours = await call.connect(call.ann)
    await ours.register('ann-1')
    const theirs = await call.connect(call.ben, { transports: [transport] })
    const { roomId: matchId } = call

    theirs.socket.emit('register', { matchId })
    expect(await ours.waitFor('peer-joined')).toEqual({ matchId })
    ours.socket.emit('offer', { offer })
    await theirs.waitFor('offer')
    theirs.socket.emit('answer', { answer, matchId })
    theirs.socket.emit('ice-candidate', { candidate: candidate(1), matchId })
    theirs.socket.emit('ice-candidate', { candidate: null })
    await ours.waitFor('ice-candidate', 2)
    theirs.socket.emit('call-ended', { matchId })
    expect(await ours.waitFor('peer-left')).toEqual({ matchId, reason: 'hung-up' })

    const from = call.ben.id
    expect(ours.log.slice(2)).toEqual([
      ['answer', { answer, matchId, from }],
      ['ice-candidate', { candidate: candidate(1), matchId, from }],
      ['ice-candidate', { candidate: null, matchId, from }],
      ['call-ended', { matchId, from }],
      ['peer-left', { matchId, reason: 'hung-up' }],
    ])
  },
)

test('a client that begins by polling and upgrades goes on in order', async () => {
  await using call = await startTestCall()
  const theirs = await call.connect(call.ben, { transports: ['polling', 'websocket'] })
  await theirs.register()
  const ours = await call.connect(call.ann)
  await ours.register()
  for (let number = 0; number < 100; number += 1) {
    await theirs.socket.emitWithAck('ice-candidate', { candidate: candidate(number) })
  }
  await ours.waitFor('ice-candidate', 100)
  expect(theirs.socket.io.engine.transport.name).toBe('websocket')
  expect(ours.received('ice-candidate').map((event) => event.candidate)).toEqual(
    Array.from({ length: 100 }, (_, number) => candidate(number)),
  )
})
