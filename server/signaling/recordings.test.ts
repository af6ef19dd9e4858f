import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { recordingsSchema } from '../../contract/recordings.ts'
import type { ClientEvent } from '../../contract/signaling.ts'
import { findAgreedRecording } from '../recordings/consentRepository.ts'
import type { TestMember } from '../testServer.ts'
import { startTestCall, type TestCall, type TestClient, until } from './testCall.ts'

let call: TestCall
beforeEach(async () => {
  call = await startTestCall()
})
afterEach(() => call[Symbol.asyncDispose]())

type Step = Omit<ClientEvent<'recording'>, 'recordingId'>

const send = (client: TestClient, recordingId: string, step: Step) =>
  client.socket.timeout(10_000).emitWithAck('recording', { recordingId, ...step })

async function listed(member: TestMember = call.ann) {
  const answer = await member.request(`/api/rooms/${call.roomId}/recordings`)
  return recordingsSchema.parse(await answer.json()).items
}

/** Ann asks, Ben agrees, Ann records. */
async function startRecording(first: TestClient, second: TestClient) {
  const id = crypto.randomUUID()
  await send(first, id, { action: 'ask' })
  await send(second, id, { action: 'agree' })
  await send(first, id, { action: 'start' })
  return id
}

test('the other one is asked, agrees, and withdraws; both are told, and all of it is written down', async () => {
  const [first, second] = await call.connectBoth()
  const id = crypto.randomUUID()
  const { ann, ben, roomId } = call
  const asked = await send(first, id, { action: 'ask', studio: true })
  const expected = { id, roomId, recorderId: ann.id, state: 'asked', studio: true }
  expect(asked).toMatchObject({ ok: true, recording: expected })
  for (const client of [first, second]) {
    expect(await client.waitFor('recording-changed')).toMatchObject({ matchId: roomId, recording: expected })
  }
  await send(second, id, { action: 'agree' })
  await send(first, id, { action: 'start' })
  await send(second, id, { action: 'withdraw' })
  const end = await first.waitFor('recording-changed', 4)
  expect(end.recording).toMatchObject({ id, state: 'withdrawn', studio: true })
  expect(end.recording.events.map(({ action, personId }) => [action, personId])).toEqual([
    ['ask', ann.id],
    ['agree', ben.id],
    ['start', ann.id],
    ['withdraw', ben.id],
  ])
  for (const member of [ann, ben]) expect(await listed(member)).toEqual([end.recording])
})

test('a step sent again is answered with what is, and neither written nor refused', async () => {
  const [first, second] = await call.connectBoth()
  const id = crypto.randomUUID()
  const ask = () => send(first, id, { action: 'ask' })
  const agree = () => send(second, id, { action: 'agree' })
  expect(await ask()).toEqual(await ask())
  expect(await send(first, id, { action: 'ask', studio: true })).toMatchObject({ code: 'recording/not-open' })
  const [one, other] = await Promise.all([agree(), agree()])
  expect(one).toMatchObject({ ok: true, recording: { state: 'agreed' } })
  expect(other).toEqual(one)
  expect((await listed())[0]?.events).toHaveLength(2)
})

test('a new question stops the recorder’s older one, and both are told of both', async () => {
  const [first, second] = await call.connectBoth()
  const ids = Array.from({ length: 5 }, () => crypto.randomUUID())
  await Promise.all(ids.map((id) => send(first, id, { action: 'ask' })))
  await send(second, crypto.randomUUID(), { action: 'ask' })
  const states = ['stopped', 'stopped', 'stopped', 'stopped', 'asked', 'asked']
  expect((await listed()).map(({ state }) => state)).toEqual(states)
  await second.waitFor('recording-changed', 5 + 4 + 1)
})

describe('is refused, and writes nothing:', () => {
  test('the recorder who answers for the other, and the other who records', async () => {
    const [first, second] = await call.connectBoth()
    const id = crypto.randomUUID()
    const forged = { personId: call.ben.id, from: call.ben.id, userId: call.ben.id }
    await send(first, id, { action: 'ask' })
    for (const action of ['agree', 'decline', 'withdraw'] as const) {
      expect(await send(first, id, { action, ...forged })).toMatchObject({ code: 'recording/not-yours' })
    }
    for (const action of ['ask', 'start', 'stop'] as const) {
      expect(await send(second, id, { action })).toMatchObject({ code: 'recording/not-yours' })
    }
    expect(await send(first, id, { action: 'start' })).toMatchObject({ code: 'recording/not-open' })
    expect((await listed())[0]?.events).toHaveLength(1)
  })

  test('an answer that changes what was asked', async () => {
    const [first, second] = await call.connectBoth()
    const id = crypto.randomUUID()
    await send(first, id, { action: 'ask' })
    const refused = { code: 'invalid-request' }
    expect(await send(second, id, { action: 'agree', studio: true })).toMatchObject(refused)
    expect((await listed())[0]?.events).toHaveLength(1)
  })

  test('a step of a recording that is not of this room', async () => {
    const [first, second] = await call.connectBoth()
    const id = crypto.randomUUID()
    expect(await send(second, id, { action: 'agree' })).toMatchObject({ code: 'recording/not-found' })
    expect(await send(first, id, { matchId: 'nowhere', action: 'ask' })).toMatchObject({
      code: 'room/not-registered',
    })
    expect(await listed()).toEqual([])
  })

  test('who has no seat, or is in the preview', async () => {
    const first = await call.connect(call.ann)
    const stranger = await call.connect(call.cleo)
    const step = { matchId: call.roomId, action: 'ask' } as const
    await first.register('ann-1', false)
    for (const client of [first, stranger]) {
      expect(await send(client, crypto.randomUUID(), step)).toMatchObject({ code: 'room/not-registered' })
    }
    expect(await listed()).toEqual([])
  })
})

describe('a recording that is open when its recorder', () => {
  const leave = {
    'hangs up': (client: TestClient) => client.socket.emit('call-ended', {}),
    'goes away': (client: TestClient) => client.socket.disconnect(),
    'signs out': () => call.ann.request('/api/auth/sign-out', { method: 'POST' }),
    'goes back to the preview': (client: TestClient) => client.register('ann-1', false),
  }
  test.each(Object.entries(leave))('%s is stopped by the server', async (_how, act) => {
    const [first, second] = await call.connectBoth()
    await first.register('ann-1', true)
    const id = await startRecording(first, second)
    await act(first)
    const { recording } = await second.waitFor('recording-changed', 4)
    expect(recording).toMatchObject({ id, state: 'stopped' })
    expect(recording.events.at(-1)).toMatchObject({ action: 'stop', personId: call.ann.id })
  })

  test('leaves in the same breath is stopped as well', async () => {
    const [first, second] = await call.connectBoth()
    first.socket.emit('recording', { recordingId: crypto.randomUUID(), action: 'ask' })
    first.socket.emit('call-ended', {})
    expect(await second.waitFor('recording-changed', 2)).toMatchObject({ recording: { state: 'stopped' } })
  })

  test('is merely lost goes on, and is stopped by the page that comes back', async () => {
    const [first, second] = await call.connectBoth()
    const id = await startRecording(first, second)
    first.socket.io.engine.close()
    expect(await second.waitFor('peer-left')).toMatchObject({ reason: 'lost' })
    const again = await call.connect(call.ann)
    await again.register('ann-1')
    expect((await listed())[0]?.state).toBe('recording')
    expect(await send(again, id, { action: 'stop' })).toMatchObject({ recording: { state: 'stopped' } })
  })

  test('is in a room that is cancelled is stopped with it', async () => {
    const [first, second] = await call.connectBoth()
    const id = await startRecording(first, second)
    const { rows } = await call.server.database.pool.query('select id from coffee_chats')
    await call.ben.request(`/api/chats/${rows[0].id}/cancel`, { method: 'POST' })
    await first.waitFor('room-ended')
    expect(await listed()).toMatchObject([{ id, state: 'stopped', recorderId: call.ann.id }])
  })
})

test('a preview that closes beside a lost page of the same person stops nothing', async () => {
  const [first, second] = await call.connectBoth()
  await startRecording(first, second)
  first.socket.io.engine.close()
  await second.waitFor('peer-left')
  const preview = await call.connect(call.ann)
  await preview.register('ann-2', false)
  preview.socket.disconnect()
  await until(() => call.server.signaling.io.of('/').sockets.size === 1)
  await send(second, crypto.randomUUID(), { action: 'ask' })
  expect((await listed()).map(({ state }) => state)).toEqual(['recording', 'asked'])
})

test('an upload is for the recorder alone, and only with an agreement that stands', async () => {
  const [first, second] = await call.connectBoth()
  const id = crypto.randomUUID()
  const find = (member: TestMember) => findAgreedRecording(call.server.database, member.id, id)
  await expect(find(call.ann)).rejects.toMatchObject({ code: 'recording/not-found' })
  await send(first, id, { action: 'ask' })
  await expect(find(call.ann)).rejects.toMatchObject({ code: 'recording/no-consent' })
  await send(second, id, { action: 'agree' })
  await send(first, id, { action: 'start' })
  expect(await find(call.ann)).toMatchObject({ id, roomId: call.roomId, recorderId: call.ann.id })
  await expect(find(call.ben)).rejects.toMatchObject({ code: 'recording/not-yours' })
  await expect(find(call.cleo)).rejects.toMatchObject({ code: 'recording/not-found' })
  await send(second, id, { action: 'withdraw' })
  await expect(find(call.ann)).rejects.toMatchObject({ code: 'recording/no-consent' })
})
