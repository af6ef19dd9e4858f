import { afterAll, beforeAll, expect, test } from 'vitest'
import { acceptedChatSchema, chatSchema, chatsPageSchema } from '../../contract/chats.ts'
import { problemSchema } from '../../contract/errors.ts'
import { type CallSummary, summariesSchema } from '../../contract/summaries.ts'
import { startTestServer, type TestMember, type TestServer } from '../testServer.ts'

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

const summary: CallSummary = {
  connectedSeconds: 60,
  meanRoundTripMs: 40,
  p95RoundTripMs: 80,
  lossRatio: 0.012,
  upBitrate: 1_500_000,
  downBitrate: null,
  path: 'direct',
  levelSeconds: [0, 0, 0, 10, 50],
}

let hours = 0
async function newRoom() {
  hours += 1
  const scheduledTime = new Date(Date.UTC(2099, 0, 1, hours)).toISOString()
  const body = { recipientId: mateo.id, scheduledTime }
  const { id } = chatSchema.parse(await (await nora.request('/api/chats', { method: 'POST', body })).json())
  const accepted = await mateo.request(`/api/chats/${id}/accept`, { method: 'POST' })
  return acceptedChatSchema.parse(await accepted.json())
}

const keep = (member: TestMember, roomId: string, body: unknown) =>
  member.request(`/api/rooms/${roomId}/summary`, { method: 'POST', body })
const list = (member: TestMember, roomId: string) => member.request(`/api/rooms/${roomId}/summary`)
const kept = async (member: TestMember, roomId: string) =>
  summariesSchema.parse(await (await list(member, roomId)).json()).items
const refusal = async (response: Response) => {
  const { status, code } = problemSchema.parse(await response.json())
  return [status, code]
}

test('each of the two keeps their own, and both read both, own first', async () => {
  const { roomId } = await newRoom()
  expect(await kept(nora, roomId)).toEqual([])
  const answer = await keep(nora, roomId, summary)
  expect([answer.status, await answer.json()]).toEqual([200, summary])
  const other = { ...summary, path: 'relay', connectedSeconds: 59 }
  await keep(mateo, roomId, other)
  expect(await kept(nora, roomId)).toEqual([
    { personId: nora.id, ...summary },
    { personId: mateo.id, ...other },
  ])
  expect((await kept(mateo, roomId)).map(({ personId }) => personId)).toEqual([mateo.id, nora.id])
})

test('sent again it is the same; of two that arrive in the wrong order the longer one stays', async () => {
  const { roomId } = await newRoom()
  const longer = { ...summary, connectedSeconds: 120, upBitrate: 2_000_000 }
  for (const body of [longer, longer, summary]) {
    const answer = await keep(nora, roomId, body)
    expect([answer.status, await answer.json()]).toEqual([200, longer])
  }
  await Promise.all(
    [1, 2, 3, 4].map((minutes) => keep(nora, roomId, { ...summary, connectedSeconds: 60 * minutes })),
  )
  expect(await kept(nora, roomId)).toEqual([{ personId: nora.id, ...summary, connectedSeconds: 240 }])
})

test('a stranger neither reads nor writes, and nobody writes for the other one', async () => {
  const { roomId } = await newRoom()
  await keep(nora, roomId, summary)
  expect(await refusal(await keep(third, roomId, summary))).toEqual([403, 'room/not-participant'])
  expect(await refusal(await list(third, roomId))).toEqual([403, 'room/not-participant'])
  expect(await refusal(await keep(third, 'nowhere', summary))).toEqual([404, 'room/not-found'])
  expect(await refusal(await list(third, 'nowhere'))).toEqual([404, 'room/not-found'])
  expect(await refusal(await keep(mateo, roomId, { ...summary, personId: nora.id }))).toEqual([
    400,
    'invalid-request',
  ])
  expect(await kept(nora, roomId)).toEqual([{ personId: nora.id, ...summary }])
})

test('the database itself lets nobody write for the other one, nor change what is theirs', async () => {
  const { roomId } = await newRoom()
  await keep(nora, roomId, summary)
  const forged = { room_id: roomId, person_id: nora.id, connected_seconds: 9, level_seconds: [0, 0, 0, 0, 9] }
  const insert = server.database.asMember(mateo.id, (tx) =>
    tx.insertInto('call_summaries').values(forged).execute(),
  )
  await expect(insert).rejects.toMatchObject({ code: '42501' })
  const change = await server.database.asMember(mateo.id, (tx) =>
    tx
      .updateTable('call_summaries')
      .set({ connected_seconds: 9 })
      .where('room_id', '=', roomId)
      .executeTakeFirst(),
  )
  expect(change.numUpdatedRows).toBe(0n)
})

test.each([
  ['a negative length', { connectedSeconds: -1 }],
  ['more than a day', { connectedSeconds: 86_401 }],
  ['half a second', { connectedSeconds: 0.5 }],
  ['a round trip of more than a minute', { meanRoundTripMs: 60_001 }],
  ['a loss beyond all', { lossRatio: 1.1 }],
  ['a rate that no line has', { upBitrate: 1e10 }],
  ['a path that is none', { path: '192.0.2.1' }],
  ['too few levels', { levelSeconds: [0, 0, 0, 60] }],
  ['a level of text', { levelSeconds: [0, 0, 0, 0, '60'] }],
  ['an address on the side', { address: '192.0.2.1' }],
])('%s is refused', async (_, change) => {
  const { roomId } = await newRoom()
  expect(await refusal(await keep(nora, roomId, { ...summary, ...change }))).toEqual([400, 'invalid-request'])
  expect(await kept(nora, roomId)).toEqual([])
})

test('a past chat shows it to both: own first, else the other one’s', async () => {
  const { chat, roomId } = await newRoom()
  await keep(nora, roomId, summary)
  const inTab = async (member: TestMember, tab: string) => {
    const page = chatsPageSchema.parse(await (await member.request(`/api/chats?tab=${tab}`)).json())
    return page.items.find(({ id }) => id === chat.id)
  }
  expect(await inTab(nora, 'upcoming')).not.toHaveProperty('summary')
  await nora.request(`/api/chats/${chat.id}/cancel`, { method: 'POST' })
  expect(await inTab(nora, 'past')).toMatchObject({ summary })
  expect(await inTab(mateo, 'past')).toMatchObject({ summary })
  await keep(mateo, roomId, { ...summary, connectedSeconds: 61 })
  expect(await inTab(nora, 'past')).toMatchObject({ summary: { connectedSeconds: 60 } })
  expect(await inTab(mateo, 'past')).toMatchObject({ summary: { connectedSeconds: 61 } })
})
