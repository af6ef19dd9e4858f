import { io } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { acceptedChatSchema, chatSchema, chatsPageSchema, type ChatTab } from '../../contract/chats.ts'
import { problemSchema } from '../../contract/errors.ts'
import { startTestServer, type TestMember, type TestServer } from '../testServer.ts'

let server: TestServer
let nora: TestMember
let mateo: TestMember
let third: TestMember
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

/** New people for each test, so that tests do not meet in each other's lists. */
async function newPeople() {
  nora = await server.signUp('Nora')
  mateo = await server.signUp('Mateo')
  third = await server.signUp('Third')
}

const hour = (count: number) => new Date(Date.UTC(2099, 0, 1, count)).toISOString()
const ask = (scheduledTime: string, rest: object = {}, headers: Record<string, string> = {}) =>
  nora.request('/api/chats', {
    method: 'POST',
    body: { recipientId: mateo.id, scheduledTime, ...rest },
    headers,
  })
const asked = async (scheduledTime: string) => chatSchema.parse(await (await ask(scheduledTime)).json())
const act = (member: TestMember, id: string, action: string, body?: object) =>
  member.request(`/api/chats/${id}/${action}`, { method: 'POST', ...(body ? { body } : {}) })
const refusal = async (response: Response) => {
  const { status, code } = problemSchema.parse(await response.json())
  return [status, code]
}
const list = async (member: TestMember, tab: ChatTab, rest = '') =>
  chatsPageSchema.parse(await (await member.request(`/api/chats?tab=${tab}${rest}`)).json())
const idsOf = async (member: TestMember, tab: ChatTab) => (await list(member, tab)).items.map(({ id }) => id)

test('a request is asked, seen, accepted and joined', async () => {
  await newPeople()
  const answer = await ask(hour(1), { topic: ' Bridges ', notes: '' })
  expect(answer.status).toBe(201)
  const chat = chatSchema.parse(await answer.json())
  expect(chat).toMatchObject({
    status: 'pending',
    durationMinutes: 30,
    topic: 'Bridges',
    notes: null,
    videoLink: null,
    other: { id: mateo.id },
  })
  expect([await idsOf(nora, 'sent'), await idsOf(mateo, 'requests')]).toEqual([[chat.id], [chat.id]])
  expect(await idsOf(mateo, 'sent')).toEqual([])

  const accepted = acceptedChatSchema.parse(await (await act(mateo, chat.id, 'accept')).json())
  expect(accepted.chat).toMatchObject({
    status: 'accepted',
    videoLink: accepted.roomId,
    other: { id: nora.id },
  })
  expect([await idsOf(nora, 'upcoming'), await idsOf(mateo, 'upcoming')]).toEqual([[chat.id], [chat.id]])
  expect([await idsOf(nora, 'sent'), await idsOf(mateo, 'requests')]).toEqual([[], []])
  expect(await refusal(await act(mateo, chat.id, 'accept'))).toEqual([409, 'chat/not-pending'])
})

test('both people hear of every change', async () => {
  await newPeople()
  const sockets = [nora, mateo].map(({ token }) =>
    io(server.url, { transports: ['websocket'], auth: { token }, forceNew: true }),
  )
  const heard = (count: number) =>
    Promise.all(
      sockets.map((socket) => {
        const { promise, resolve } = Promise.withResolvers<string[]>()
        const ids: string[] = []
        socket.on('chat-changed', ({ chatId }: { chatId: string }) => {
          if (ids.push(chatId) === count) resolve(ids)
        })
        return promise
      }),
    )
  try {
    await Promise.all(
      sockets.map((socket) => {
        const { promise, resolve } = Promise.withResolvers<void>()
        socket.on('connect', resolve)
        return promise
      }),
    )
    const changes = heard(3)
    const { id } = await asked(hour(1))
    await act(mateo, id, 'accept')
    await act(nora, id, 'cancel')
    expect(await changes).toEqual([
      [id, id, id],
      [id, id, id],
    ])
  } finally {
    for (const socket of sockets) socket.disconnect()
  }
})

test('declining and cancelling keep who said why', async () => {
  await newPeople()
  const declined = await asked(hour(1))
  const answer = await act(mateo, declined.id, 'decline', { reason: 'On holiday' })
  expect(await answer.json()).toMatchObject({ status: 'declined', reason: 'On holiday', closedBy: mateo.id })
  const cancelled = await asked(hour(2))
  expect(await refusal(await act(mateo, cancelled.id, 'cancel'))).toEqual([403, 'chat/not-yours'])
  expect(await refusal(await act(nora, cancelled.id, 'accept'))).toEqual([403, 'chat/not-yours'])
  expect((await act(nora, cancelled.id, 'cancel')).status).toBe(200)
  expect(await refusal(await act(nora, cancelled.id, 'cancel'))).toEqual([409, 'chat/not-open'])
  expect(await idsOf(nora, 'past')).toEqual([cancelled.id, declined.id])
})

test('nobody is booked twice; a cancelled chat gives its time back', async () => {
  await newPeople()
  const [first, second] = [await asked('2099-01-01T10:00:00Z'), await asked('2099-01-01T10:15:00Z')]
  expect((await act(mateo, first.id, 'accept')).status).toBe(200)
  expect(await refusal(await act(mateo, second.id, 'accept'))).toEqual([409, 'chat/double-booked'])
  await act(nora, first.id, 'cancel')
  expect((await act(mateo, second.id, 'accept')).status).toBe(200)
})

test.each([
  ['oneself', () => ({ recipientId: nora.id }), 422, 'chat/with-oneself'],
  ['nobody', () => ({ recipientId: crypto.randomUUID() }), 404, 'person/not-found'],
  ['the past', () => ({ scheduledTime: '2020-01-01T00:00:00Z' }), 422, 'chat/in-the-past'],
  ['an odd length', () => ({ durationMinutes: 31 }), 400, 'invalid-request'],
  ['half a time', () => ({ scheduledTime: '2099-01-01T10:00' }), 400, 'invalid-request'],
  ['a long note', () => ({ notes: 'x'.repeat(1001) }), 400, 'invalid-request'],
])('a request to or for %s is refused', async (_what, change, status, code) => {
  await newPeople()
  expect(await refusal(await ask(hour(1), change()))).toEqual([status, code])
  expect(await idsOf(nora, 'sent')).toEqual([])
})

test('an Idempotency-Key makes one chat of many sends, and is not lent to another', async () => {
  await newPeople()
  const key = { 'idempotency-key': crypto.randomUUID() }
  const answers = await Promise.all(Array.from({ length: 8 }, () => ask(hour(1), {}, key)))
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
    ...Array<number>(7).fill(200),
    201,
  ])
  const chats = await Promise.all(answers.map(async (answer) => chatSchema.parse(await answer.json()).id))
  expect(new Set(chats).size).toBe(1)
  expect(await refusal(await ask(hour(2), {}, key))).toEqual([422, 'idempotency/mismatch'])
  expect(await refusal(await ask(hour(1)))).toEqual([409, 'chat/duplicate'])
})

test('a third person finds nothing of a chat', async () => {
  await newPeople()
  const { id } = await asked(hour(1))
  for (const action of ['accept', 'decline', 'cancel']) {
    expect(await refusal(await act(third, id, action))).toEqual([404, 'chat/not-found'])
  }
  expect(await refusal(await third.request(`/api/chats/${id}`))).toEqual([404, 'chat/not-found'])
  expect((await nora.request(`/api/chats/${id}`)).status).toBe(200)
})

/** Every id of one of Nora's lists, page after page. */
const walk = async (tab: ChatTab) => {
  const ids: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const page = await list(nora, tab, `&limit=4${cursor && `&cursor=${cursor}`}`)
    ids.push(...page.items.map(({ id }) => id))
    cursor = page.nextCursor
  }
  return ids
}

test('pages of a list of both sides join in order, soonest first or newest first', async () => {
  await newPeople()
  const upcoming: string[] = []
  for (let count = 0; count < 6; count += 1) {
    const [from, to] = count % 2 === 0 ? [nora, mateo] : [mateo, nora]
    const answer = await from.request('/api/chats', {
      method: 'POST',
      body: { recipientId: to.id, scheduledTime: hour(count) },
    })
    const { id } = chatSchema.parse(await answer.json())
    await act(to, id, 'accept')
    upcoming.push(id)
  }
  expect(await walk('upcoming')).toEqual(upcoming)
  for (const id of upcoming) await act(nora, id, 'cancel')
  expect(await walk('past')).toEqual(upcoming.toReversed())
})
