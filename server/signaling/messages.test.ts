import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTestCall, type TestCall } from './testCall.ts'

let call: TestCall
beforeEach(async () => {
  call = await startTestCall()
})
afterEach(() => call[Symbol.asyncDispose]())

const stored = () =>
  call.server.database.asSystem((tx) => tx.selectFrom('call_messages').selectAll().orderBy('seq').execute())

test('a message is stored, acknowledged as stored, and posted to both', async () => {
  const [first, second] = await call.connectBoth()
  const id = crypto.randomUUID()
  const forged = { userName: 'Somebody else', userId: call.cleo.id }
  const acknowledged = await first.socket.emitWithAck('message', { id, message: '  Hello <b>  ', ...forged })
  const expected = { id, roomId: call.roomId, userId: call.ann.id, userName: 'Ann', message: 'Hello <b>' }
  expect(acknowledged).toMatchObject({ ok: true, message: expected })
  for (const client of [first, second]) {
    expect(await client.waitFor('message-posted')).toMatchObject({ matchId: call.roomId, message: expected })
  }
  expect(await stored()).toHaveLength(1)
})

test('the same message sent again is stored once and answered as stored', async () => {
  const [first] = await call.connectBoth()
  const message = { id: crypto.randomUUID(), message: 'Once' }
  const answers = await Promise.all([
    first.socket.emitWithAck('message', message),
    first.socket.emitWithAck('message', message),
  ])
  const again = await call.connect(call.ann)
  await again.register('ann-1')
  answers.push(await again.socket.emitWithAck('message', message))
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect(await stored()).toHaveLength(1)
})

test('an id that stands for another message is refused', async () => {
  const [first, second] = await call.connectBoth()
  const id = crypto.randomUUID()
  await first.socket.emitWithAck('message', { id, message: 'Mine' })
  const refused = { ok: false, code: 'message/id-taken' }
  expect(await first.socket.emitWithAck('message', { id, message: 'Other' })).toMatchObject(refused)
  expect(await second.socket.emitWithAck('message', { id, message: 'Mine' })).toMatchObject(refused)
  expect(await stored()).toHaveLength(1)
})

test('messages keep the order in which they were typed', async () => {
  const [first, second] = await call.connectBoth()
  const typed = Array.from({ length: 30 }, (_, number) => `Line ${number}`)
  for (const message of typed) first.socket.emit('message', { id: crypto.randomUUID(), message })
  await second.waitFor('message-posted', typed.length)
  expect(second.received('message-posted').map((event) => event.message.message)).toEqual(typed)
  expect((await stored()).map((row) => row.message)).toEqual(typed)
})

test('what is posted over the API comes live to both, too', async () => {
  const [first, second] = await call.connectBoth()
  const body = { id: crypto.randomUUID(), message: 'From the other page' }
  await call.ann.request(`/api/rooms/${call.roomId}/messages`, { method: 'POST', body })
  for (const client of [first, second])
    expect(await client.waitFor('message-posted')).toMatchObject({ matchId: call.roomId, message: body })
})

test('a failing database is answered as internal and ends nothing', async () => {
  const [first, second] = await call.connectBoth()
  await call.server.database.asSystem((tx) => tx.schema.dropTable('call_messages').execute())
  const message = { id: crypto.randomUUID(), message: 'Lost' }
  expect(await first.socket.emitWithAck('message', message)).toMatchObject({ ok: false, code: 'internal' })
  expect(first.received('error')).toMatchObject([{ code: 'internal' }])
  first.socket.emit('ice-candidate', { candidate: '' })
  await second.waitFor('ice-candidate')
})

test('live changes reach the two people of a chat, on every page of theirs, and nobody else', async () => {
  const { ann, ben, cleo } = call
  const pages = [await call.connect(ann), await call.connect(ann), await call.connect(ben)]
  const stranger = await call.connect(cleo)
  const { notify } = call.server.signaling
  notify.chatChanged({ id: 'chat', requesterId: ann.id, recipientId: ben.id })
  for (const page of pages) expect(await page.waitFor('chat-changed')).toEqual({ chatId: 'chat' })
  notify.chatChanged({ id: 'hers', requesterId: cleo.id, recipientId: ben.id })
  expect(await stranger.waitFor('chat-changed')).toEqual({ chatId: 'hers' })
  expect(stranger.received('chat-changed')).toHaveLength(1)
})
