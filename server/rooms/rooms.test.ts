import { afterAll, beforeAll, expect, test } from 'vitest'
import { acceptedChatSchema, chatSchema, chatsPageSchema } from '../../contract/chats.ts'
import { problemSchema } from '../../contract/errors.ts'
import { iceServersSchema, messagesPageSchema, roomSchema } from '../../contract/rooms.ts'
import { postMessage } from '../messages/repository.ts'
import { startTestServer, type TestMember, type TestServer } from '../testServer.ts'
import { findSeat } from './repository.ts'

let server: TestServer
let nora: TestMember
let mateo: TestMember
let third: TestMember
beforeAll(async () => {
  server = await startTestServer()
  nora = await server.signUp('Nora')
  mateo = await server.signUp('Mateo')
  third = await server.signUp('Third')
})
afterAll(() => server.close())

let hours = 0
async function newRoom() {
  hours += 1
  const scheduledTime = new Date(Date.UTC(2099, 0, 1, hours)).toISOString()
  const asked = await nora.request('/api/chats', {
    method: 'POST',
    body: { recipientId: mateo.id, scheduledTime },
  })
  const { id } = chatSchema.parse(await asked.json())
  const accepted = await mateo.request(`/api/chats/${id}/accept`, { method: 'POST' })
  return acceptedChatSchema.parse(await accepted.json())
}

const refusal = async (response: Response) => {
  const { status, code } = problemSchema.parse(await response.json())
  return [status, code]
}
const say = (member: TestMember, roomId: string, message: string, id = crypto.randomUUID()) =>
  postMessage(server.database, member.id, { roomId, id, message })
const read = async (roomId: string, query = '') =>
  messagesPageSchema.parse(await (await nora.request(`/api/rooms/${roomId}/messages${query}`)).json())

test('both see the room and each other; nobody else does', async () => {
  const { chat, roomId } = await newRoom()
  for (const member of [nora, mateo]) {
    const room = roomSchema.parse(await (await member.request(`/api/rooms/${roomId}`)).json())
    expect(room).toMatchObject({ roomId, chat: { id: chat.id } })
    expect(room.participants.map(({ id }) => id).toSorted()).toEqual([nora.id, mateo.id].toSorted())
  }
  for (const rest of ['', '/messages', '/recordings']) {
    expect(await refusal(await third.request(`/api/rooms/${roomId}${rest}`))).toEqual([
      403,
      'room/not-participant',
    ])
    expect(await refusal(await third.request(`/api/rooms/nowhere${rest}`))).toEqual([404, 'room/not-found'])
  }
})

test('the recipient is polite, the requester is not, and nobody has a seat in a room that ended', async () => {
  const { chat, roomId } = await newRoom()
  const seat = (member: TestMember, room = roomId) => findSeat(server.database, member.id, room)
  expect(await seat(nora)).toEqual({ role: 'impolite', peerId: mateo.id, chatId: chat.id })
  expect(await seat(mateo)).toEqual({ role: 'polite', peerId: nora.id, chatId: chat.id })
  await expect(seat(third)).rejects.toMatchObject({ code: 'room/not-participant' })
  await expect(seat(nora, 'nowhere')).rejects.toMatchObject({ code: 'room/not-found' })
  await nora.request(`/api/chats/${chat.id}/cancel`, { method: 'POST' })
  await expect(seat(nora)).rejects.toMatchObject({ code: 'room/ended' })
  expect((await nora.request(`/api/rooms/${roomId}`)).status).toBe(200)
})

test('a message is stored once, with the name and the order that the server gives', async () => {
  const { chat, roomId } = await newRoom()
  const id = crypto.randomUUID()
  const copies = await Promise.all([1, 2, 3].map(() => say(nora, roomId, 'Hello', id)))
  expect(copies[0]).toMatchObject({ id, roomId, userId: nora.id, userName: 'Nora', message: 'Hello' })
  expect(copies[1]).toEqual(copies[0])
  expect((await read(roomId)).items).toEqual([copies[0]])
  for (const [member, text] of [
    [nora, 'Other words'],
    [mateo, 'Hello'],
  ] as const) {
    await expect(say(member, roomId, text, id)).rejects.toMatchObject({ code: 'message/id-taken' })
  }
  await expect(say(third, roomId, 'Hello')).rejects.toMatchObject({ code: 'room/not-participant' })
  await nora.request(`/api/chats/${chat.id}/cancel`, { method: 'POST' })
  await expect(say(nora, roomId, 'Too late')).rejects.toMatchObject({ code: 'room/ended' })
  expect(await say(nora, roomId, 'Hello', id)).toEqual(copies[0])
})

const texts = ({ items }: { items: { message: string }[] }) => items.map(({ message }) => message)

test('the newest messages come in order, older ones by cursor, missed ones by number', async () => {
  const { roomId } = await newRoom()
  const said = []
  for (let count = 0; count < 7; count += 1)
    said.push(await say(count % 2 ? nora : mateo, roomId, `${count}`))

  const newest = await read(roomId, '?limit=3')
  expect(texts(newest)).toEqual(['4', '5', '6'])
  const older = await read(roomId, `?limit=3&cursor=${newest.nextCursor}`)
  expect(texts(older)).toEqual(['1', '2', '3'])
  const oldest = await read(roomId, `?limit=3&cursor=${older.nextCursor}`)
  expect([texts(oldest), oldest.nextCursor]).toEqual([['0'], null])

  const missed = await read(roomId, `?limit=3&after=${said[1]?.seq}`)
  expect(texts(missed)).toEqual(['2', '3', '4'])
  const rest = await read(roomId, `?limit=3&cursor=${missed.nextCursor}`)
  expect([texts(rest), rest.nextCursor]).toEqual([['5', '6'], null])
  expect((await read(roomId, `?after=${said[6]?.seq}`)).items).toEqual([])
})

test('a member gets ICE servers', async () => {
  const answer = iceServersSchema.parse(await (await nora.request('/api/ice-servers')).json())
  expect(answer.iceServers[0]?.urls).toEqual(['stun:stun.l.google.com:19302'])
})

test('a message can be posted without being in the call, once however often it is sent', async () => {
  const { chat, roomId } = await newRoom()
  const body = { id: crypto.randomUUID(), message: ' From the chats page ☕ ' }
  const post = (member: TestMember, wanted: object = body) =>
    member.request(`/api/rooms/${roomId}/messages`, { method: 'POST', body: wanted })
  const first: unknown = await (await post(nora)).json()
  expect(first).toMatchObject({ id: body.id, userName: 'Nora', message: 'From the chats page ☕' })
  expect(await (await post(nora)).json()).toEqual(first)
  expect((await read(roomId)).items).toEqual([first])
  expect(await refusal(await post(mateo))).toEqual([409, 'message/id-taken'])
  expect(await refusal(await post(third))).toEqual([403, 'room/not-participant'])

  const emoji = { id: crypto.randomUUID(), message: '😀'.repeat(500) }
  expect((await post(mateo, emoji)).status).toBe(200)
  expect(await refusal(await post(mateo, { ...emoji, message: '😀'.repeat(501) }))).toEqual([
    400,
    'invalid-request',
  ])
  await nora.request(`/api/chats/${chat.id}/cancel`, { method: 'POST' })
  expect(await refusal(await post(nora, { id: crypto.randomUUID(), message: 'Late' }))).toEqual([
    409,
    'room/ended',
  ])
  expect(await (await post(nora)).json()).toEqual(first)
})

test('everything that was said can be taken along as a file, by the two alone', async () => {
  const { roomId } = await newRoom()
  await server.database.pool.query(
    `insert into call_messages (channel_name, user_id, message) select $1, $2, 'Line ' || n from generate_series(1, 1200) n`,
    [`video-${roomId}`, nora.id],
  )
  const take = (member: TestMember, query: string) =>
    member.request(`/api/rooms/${roomId}/messages/export${query}`)
  const text = await take(mateo, '?timeZone=America/New_York')
  expect(text.headers.get('content-type')).toBe('text/plain; charset=utf-8')
  expect(text.headers.get('content-disposition')).toMatch(
    /^attachment; filename="avari-messages-2099.*-nora\.txt"$/u,
  )
  const lines = (await text.text()).split('\n').filter((line) => line.includes('  Nora: '))
  expect(lines.map((line) => line.slice(line.indexOf('Line ')))).toEqual(
    Array.from({ length: 1200 }, (_, index) => `Line ${index + 1}`),
  )
  const json: unknown = await (await take(nora, '?format=json')).json()
  expect(json).toMatchObject({ roomId, participants: [{ name: 'Nora' }, { name: 'Mateo' }] })
  expect(JSON.stringify(json).match(/Line /gu)).toHaveLength(1200)
  expect(await refusal(await take(third, ''))).toEqual([403, 'room/not-participant'])
  for (const query of ['?format=html', '?timeZone=Nowhere/Else'])
    expect(await refusal(await take(nora, query))).toEqual([400, 'invalid-request'])
})

const wish = (member: TestMember, messageRetentionDays: unknown) =>
  member.request('/api/me', { method: 'PATCH', body: { messageRetentionDays } })

test('both are told how long messages are kept, and lists say where there are some', async () => {
  const { chat, roomId } = await newRoom()
  const kept = async (member: TestMember) =>
    roomSchema.parse(await (await member.request(`/api/rooms/${roomId}`)).json()).messageRetentionDays
  expect(await kept(nora)).toBeNull()
  await wish(mateo, 30)
  expect([await kept(nora), await kept(mateo)]).toEqual([30, 30])
  await wish(nora, 7)
  expect(await kept(mateo)).toBe(7)
  expect(await refusal(await wish(nora, 2))).toEqual([400, 'invalid-request'])
  await wish(nora, null)
  await wish(mateo, null)
  expect(await kept(mateo)).toBeNull()

  const listed = async () => {
    const page = chatsPageSchema.parse(await (await nora.request('/api/chats?tab=upcoming&limit=100')).json())
    return page.items.find(({ id }) => id === chat.id)?.hasMessages
  }
  expect(await listed()).toBe(false)
  await say(mateo, roomId, 'Hello')
  expect(await listed()).toBe(true)
})
