import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../db/testDatabase.ts'
import { createLog } from '../log.ts'
import { createSweep } from './sweep.ts'

let database: TestDatabase
let told: string[]
beforeEach(async () => {
  database = await createTestDatabase()
  told = []
})
afterEach(() => database.close())

const newSweep = () =>
  createSweep({
    database,
    log: createLog('silent'),
    notify: {
      chatChanged: ({ id }) => told.push(id),
      roomEnded: (roomId) => told.push(roomId),
      messagePosted: () => undefined,
      sessionEnded: () => undefined,
    },
  })

type Times = { begins: string; started?: string; occupied?: string }

async function newPerson(name: string) {
  const { rows } = await database.pool.query<{ id: string }>(
    `insert into accounts."user" (name, email) values ($1, gen_random_uuid()::text) returning id`,
    [name],
  )
  return rows[0]?.id
}

/** A chat of half an hour; times are SQL intervals from now. */
async function newChat(status: 'pending' | 'accepted', { begins, started, occupied }: Times) {
  const people = [await newPerson('Nora'), await newPerson('Mateo')]
  const { rows: rooms } = await database.pool.query<{ room_id: string }>(
    `insert into video_rooms (participants, created_by, started_at, occupied_until)
    values ($1::uuid[], $2, now() + $3::interval, now() + $4::interval) returning room_id`,
    [people, people[1], started ?? null, occupied ?? null],
  )
  const { rows } = await database.pool.query<{ id: string }>(
    `insert into coffee_chats (requester_id, recipient_id, scheduled_time, ends_at, status, video_link)
    values ($1, $2, now() + $3::interval, now(), $4, $5) returning id`,
    [...people, begins, status, status === 'accepted' ? rooms[0]?.room_id : null],
  )
  return rows[0]?.id ?? ''
}

async function stateOf(id: string) {
  const { rows } = await database.pool.query<{ status: string; ended: boolean | null }>(
    `select status, room.ended_at is not null as ended from coffee_chats chat
    left join video_rooms room on room.room_id = chat.video_link where chat.id = $1`,
    [id],
  )
  return rows[0]
}

test.each<['pending' | 'accepted', Times, string]>([
  ['pending', { begins: '1 second' }, 'pending'],
  ['pending', { begins: '-1 second' }, 'expired'],
  ['accepted', { begins: '-29 minutes', started: '-29 minutes' }, 'accepted'],
  ['accepted', { begins: '-31 minutes', started: '-29 minutes' }, 'completed'],
  ['accepted', { begins: '-31 minutes', started: '-29 minutes', occupied: '1 minute' }, 'accepted'],
  ['accepted', { begins: '-31 minutes', started: '-29 minutes', occupied: '-1 second' }, 'completed'],
  ['accepted', { begins: '-59 minutes' }, 'accepted'],
  ['accepted', { begins: '-61 minutes' }, 'missed'],
])('%s with %o becomes %s', async (status, times, end) => {
  const id = await newChat(status, times)
  const total = await newSweep().run()
  expect(await stateOf(id)).toEqual({ status: end, ended: end === 'completed' || end === 'missed' })
  expect(total).toBe(end === status ? 0 : 1)
  expect(told.includes(id)).toBe(end !== status)
})

test('more than one batch is ended in one run, and each chat is told once, by two sweeps at once', async () => {
  const ids = await Promise.all(Array.from({ length: 20 }, () => newChat('pending', { begins: '-1 minute' })))
  await Promise.all([newSweep().run(), newSweep().run()])
  expect(told.toSorted()).toEqual(ids.toSorted())
})

test('a chat that somebody is acting on just now is left to them', async () => {
  const id = await newChat('pending', { begins: '-1 minute' })
  const client = await database.pool.connect()
  await client.query('begin')
  await client.query('select from coffee_chats where id = $1 for update', [id])
  expect(await newSweep().run()).toBe(0)
  await client.query('rollback')
  client.release()
  expect(await newSweep().run()).toBe(1)
})

test('it begins at once, comes back when something is due, and survives a failing database', async () => {
  const id = await newChat('pending', { begins: '300 milliseconds' })
  const sweep = newSweep()
  sweep.start()
  await vi.waitFor(async () => expect((await stateOf(id))?.status).toBe('expired'), { timeout: 10_000 })
  await sweep.close()
  expect(told).toEqual([id])
})
