import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CoffeeChat, chatSchema } from '../../contract/chats.ts'
import { startTestServer, type TestMember, type TestServer } from '../testServer.ts'

let server: TestServer
let nora: TestMember
let mateo: TestMember
beforeAll(async () => {
  server = await startTestServer()
  nora = await server.signUp('Nora')
  mateo = await server.signUp('Mateo')
})
afterAll(() => server.close())

let round = 0
async function newChat(): Promise<CoffeeChat> {
  round += 1
  const scheduledTime = new Date(Date.UTC(2099, 0, 1, round)).toISOString()
  const answer = await nora.request('/api/chats', {
    method: 'POST',
    body: { recipientId: mateo.id, scheduledTime },
  })
  return chatSchema.parse(await answer.json())
}

const act = (member: TestMember, id: string, action: string) =>
  member.request(`/api/chats/${id}/${action}`, { method: 'POST' })

/** The chat's end, and the rooms and bookings that go with it. */
async function outcome(id: string) {
  const { rows } = await server.database.pool.query<{ status: string; open: number; bookings: number }>(
    `select status,
      (select count(*) from video_rooms room where room.room_id = chat.video_link and room.ended_at is null) as open,
      (select count(*) from chat_bookings booking where booking.chat_id = chat.id) as bookings
    from coffee_chats chat where id = $1`,
    [id],
  )
  return rows[0]
}

const countRooms = async () =>
  (await server.database.pool.query<{ count: number }>('select count(*) as count from video_rooms')).rows[0]
    ?.count

test('accepted twice at once, 50 times: one is told 200, one 409, and there is one room', async () => {
  const before = (await countRooms()) ?? 0
  for (let count = 0; count < 50; count += 1) {
    const { id } = await newChat()
    const answers = await Promise.all([act(mateo, id, 'accept'), act(mateo, id, 'accept')])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    expect(await outcome(id)).toEqual({ status: 'accepted', open: 1, bookings: 2 })
  }
  expect(await countRooms()).toBe(before + 50)
})

test('accept against cancel, 200 times: one legal end, and a room only where it was accepted', async () => {
  const ends = new Map<string, number>()
  for (let count = 0; count < 200; count += 1) {
    const { id } = await newChat()
    const before = (await countRooms()) ?? 0
    // Who is sent first changes, so that both orders come up.
    const accept = () => act(mateo, id, 'accept')
    const cancel = () => act(nora, id, 'cancel')
    const [accepted, cancelled] =
      count % 2 === 0
        ? await Promise.all([accept(), cancel()])
        : (await Promise.all([cancel(), accept()])).toReversed()
    // The requester may cancel what was accepted a moment before: then both are told 200, in that order.
    const statuses = [accepted?.status, cancelled?.status].join(' ')
    ends.set(statuses, (ends.get(statuses) ?? 0) + 1)
    expect(await outcome(id)).toEqual({ status: 'cancelled', open: 0, bookings: 0 })
    expect((await countRooms()) ?? 0).toBe(before + (statuses === '200 200' ? 1 : 0))
  }
  expect([...ends.keys()].every((end) => end === '200 200' || end === '409 200')).toBe(true)
})
