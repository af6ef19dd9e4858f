import { expect, test } from 'vitest'
import { createTestDatabase } from './testDatabase.ts'
import { changeChat, createMember, openRoom, outcome, postMessage, requestChat } from './testMembers.ts'

const overlapping = 64
const at = (day: number, minute: number) => new Date(Date.UTC(2100, 0, day, 12, minute))

function count(outcomes: string[]) {
  const counts: Record<string, number> = {}
  for (const name of outcomes) counts[name] = (counts[name] ?? 0) + 1
  return counts
}

test('of 64 overlapping acceptances at once exactly one wins, 20 times', async () => {
  await using database = await createTestDatabase({ poolSize: overlapping })
  const ann = await createMember(database, 'Ann')
  const others = await Promise.all(
    Array.from({ length: overlapping }, (_, i) => createMember(database, `Person ${i}`)),
  )
  for (let day = 1; day <= 20; day++) {
    // Half ask Ann and half are asked by her, so that both orders of the two people's locks occur.
    const requests = others.map(async (other, i) => {
      const [from, to] = i % 2 === 0 ? [other, ann] : [ann, other]
      return { to, id: await requestChat(database, { from, to, time: at(day, i % 15) }) }
    })
    const chats = await Promise.all(requests)
    const outcomes = await Promise.all(
      chats.map(({ to, id }) => outcome(changeChat(database, to, id, 'accepted'))),
    )
    expect(count(outcomes)).toEqual({ done: 1, chat_bookings_no_overlap: overlapping - 1 })
  }
  const { rows } = await database.pool.query('select count(*) as rooms from video_rooms')
  expect(rows).toEqual([{ rooms: 20 }])
  expect(await deadlocks(database.pool)).toBe(0)
})

test('people who accept each other in a ring do not deadlock', async () => {
  await using database = await createTestDatabase({ poolSize: 30 })
  const people = await Promise.all(Array.from({ length: 6 }, (_, i) => createMember(database, `Person ${i}`)))
  for (let day = 1; day <= 20; day++) {
    const pairs = people.flatMap((from) => people.filter((to) => to !== from).map((to) => ({ from, to })))
    const chats = await Promise.all(
      pairs.map(async (pair) => ({
        ...pair,
        id: await requestChat(database, { ...pair, time: at(day, 0) }),
      })),
    )
    const outcomes = count(
      await Promise.all(chats.map(({ to, id }) => outcome(changeChat(database, to, id, 'accepted')))),
    )
    expect(Object.keys(outcomes).toSorted()).toEqual(['chat_bookings_no_overlap', 'done'])
  }
  const { rows } = await database.pool.query(
    'select during, person_id from chat_bookings group by 1, 2 having count(*) > 1',
  )
  expect(rows).toEqual([])
  expect(await deadlocks(database.pool)).toBe(0)
})

test('accepted and cancelled at the same moment, 200 times: one legal end each', async () => {
  await using database = await createTestDatabase()
  const [ann, bob] = [await createMember(database, 'Ann'), await createMember(database, 'Bob')]
  const seen: string[] = []
  for (let round = 0; round < 200; round++) {
    const id = await requestChat(database, { from: ann, to: bob, time: at(1 + round, 0) })
    const accept = () => outcome(changeChat(database, bob, id, 'accepted'))
    const cancel = () => outcome(changeChat(database, ann, id, 'cancelled'))
    // Either may be first: an accepted chat can be cancelled, a cancelled one can't be accepted.
    const [accepted, cancelled] =
      round % 2 === 0
        ? await Promise.all([accept(), cancel()])
        : (await Promise.all([cancel(), accept()])).toReversed()
    seen.push(`${accepted}, ${cancelled}`)
    const { rows } = await database.pool.query(
      `select status, video_link is not null as had_room, (select count(*) from chat_bookings where chat_id = id) as bookings,
        (select ended_at is not null from video_rooms where room_id = video_link) as ended
      from coffee_chats where id = $1`,
      [id],
    )
    const hadRoom = accepted === 'done'
    expect(rows).toEqual([{ status: 'cancelled', had_room: hadRoom, bookings: 0, ended: hadRoom || null }])
  }
  expect(Object.keys(count(seen)).toSorted()).toEqual(['chat/not-pending, done', 'done, done'])
})

test('accepted twice at the same moment, 50 times: one room each', async () => {
  await using database = await createTestDatabase()
  const [ann, bob] = [await createMember(database, 'Ann'), await createMember(database, 'Bob')]
  for (let round = 0; round < 50; round++) {
    const id = await requestChat(database, { from: ann, to: bob, time: at(1 + round, 0) })
    const accept = () => outcome(changeChat(database, bob, id, 'accepted'))
    expect((await Promise.all([accept(), accept()])).toSorted()).toEqual(['chat/not-open', 'done'])
  }
  expect((await database.pool.query('select count(*) as rooms from video_rooms')).rows).toEqual([
    { rooms: 50 },
  ])
})

test('whoever asks for what came after a message misses none that was committed later', async () => {
  await using database = await createTestDatabase({ poolSize: 12 })
  const [ann, bob] = [await createMember(database, 'Ann'), await createMember(database, 'Bob')]
  const roomId = await openRoom(database, ann, bob)
  const posts = 300
  const sent: number[] = []
  const read: number[] = []
  const readOn = async () => {
    const { rows } = await database.pool.query<{ seq: number }>(
      'select seq from call_messages where channel_name = $1 and seq > $2 order by seq',
      [`video-${roomId}`, read.at(-1) ?? 0],
    )
    read.push(...rows.map((row) => row.seq))
  }
  const write = async (person: string, share: number) => {
    for (let i = 0; i < share; i++) {
      sent.push((await postMessage(database, person, roomId, `Message ${i}`)).seq)
    }
  }
  const writers = [ann, bob, ann, bob, ann, bob].map((person) => write(person, posts / 6))
  const written = Promise.all(writers)
  while (sent.length < posts) await readOn()
  await written
  await readOn()
  expect(new Set(read).size).toBe(posts)
  expect(read).toEqual(read.toSorted((a, b) => a - b))
})

async function deadlocks(pool: { query(text: string): Promise<{ rows: { deadlocks: number }[] }> }) {
  const { rows } = await pool.query(
    'select deadlocks from pg_stat_database where datname = current_database()',
  )
  return rows[0]?.deadlocks
}
