import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../db/testDatabase.ts'
import { createMember, openRoom } from '../db/testMembers.ts'
import { createLog } from '../log.ts'
import { createRetention } from './retention.ts'

const now = new Date('2026-11-25T12:00:00Z')
const day = 24 * 3600_000
let database: TestDatabase
let people: { ann: string; ben: string; cleo: string }
beforeEach(async () => {
  database = await createTestDatabase()
  const named = async (name: string) => createMember(database, name)
  people = { ann: await named('Ann'), ben: await named('Ben'), cleo: await named('Cleo') }
})
afterEach(() => database.close())

const newRetention = (bound: number | null = null, at = now) =>
  createRetention({ database, log: createLog('silent'), bound, now: () => at })

const wish = (person: string, days: number | null) =>
  database.asMember(person, (tx) =>
    tx.insertInto('person_settings').values({ person_id: person, message_retention_days: days }).execute(),
  )

/** Messages in a room, as old as that at `now`, in milliseconds. The trigger sets the time, so it is changed afterwards. */
async function say(roomId: string, person: string, ages: readonly number[]) {
  for (const age of ages) {
    const { id } = await database.asMember(person, (tx) =>
      tx
        .insertInto('call_messages')
        .values({ channel_name: `video-${roomId}`, user_id: person, message: `${age / day}` })
        .returning('id')
        .executeTakeFirstOrThrow(),
    )
    await database.pool.query('update call_messages set created_at = $2 where id = $1', [
      id,
      new Date(now.getTime() - age),
    ])
  }
}

async function left(roomId: string) {
  const { rows } = await database.pool.query<{ message: string }>(
    'select message from call_messages where channel_name = $1 order by seq',
    [`video-${roomId}`],
  )
  return rows.map(({ message }) => message)
}

const ages = [400 * day, 30 * day + 1, 30 * day, 7 * day + 1, 7 * day - 1, 0]

test('the shorter wish of the two holds, to the millisecond, and in their rooms alone', async () => {
  const { ann, ben, cleo } = people
  await wish(ann, 30)
  await wish(ben, 7)
  const [both, one, none] = [
    await openRoom(database, ann, ben),
    await openRoom(database, ann, cleo),
    await openRoom(database, cleo, await createMember(database, 'Dora')),
  ]
  await say(both, ann, ages)
  await say(one, cleo, ages)
  await say(none, cleo, ages)
  expect(await newRetention().run()).toBe(4 + 2)
  expect(await left(both)).toEqual([(7 * day - 1) / day, 0].map(String))
  expect(await left(one)).toHaveLength(4)
  expect(await left(none)).toHaveLength(6)
  expect(await newRetention().run()).toBe(0)
})

test('nobody can wish for longer than the operator allows', async () => {
  const { ann, ben } = people
  await wish(ann, 365)
  const roomId = await openRoom(database, ann, ben)
  await say(roomId, ben, ages)
  expect(await newRetention(30).run()).toBe(2)
  expect(await left(roomId)).toHaveLength(4)
})

test('more than one batch goes in one run, and two runs at once delete each message once', async () => {
  const { ann, ben } = people
  await wish(ann, 1)
  const roomId = await openRoom(database, ann, ben)
  await database.pool.query(
    `insert into call_messages (channel_name, user_id, message) select $1, $2, n::text from generate_series(1, 2500) n`,
    [`video-${roomId}`, ann],
  )
  const later = new Date(Date.now() + 2 * day)
  const totals = await Promise.all([newRetention(null, later).run(), newRetention(null, later).run()])
  expect(totals[0] + totals[1]).toBe(2500)
  expect(await left(roomId)).toEqual([])
})

test('both are told what follows from both settings; nobody else learns anything', async () => {
  const { ann, ben, cleo } = people
  await wish(ann, 90)
  const roomId = await openRoom(database, ann, ben)
  const told = async (person: string) =>
    database.asMember(person, async (tx) => {
      const { rows } = await sql<{ days: number | null }>`
        select message_retention_days(${roomId}) as days`.execute(tx)
      return rows[0]?.days
    })
  expect(await Promise.all([told(ann), told(ben), told(cleo)])).toEqual([90, 90, null])
  await wish(ben, 30)
  expect(await told(ann)).toBe(30)
})

test.each([0, 2, 400])('%i days are no choice', async (days) => {
  await expect(wish(people.ann, days)).rejects.toThrow('person_settings_retention_check')
})
