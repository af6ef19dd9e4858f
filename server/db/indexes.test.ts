import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from './testDatabase.ts'
import { createMember } from './testMembers.ts'

let database: TestDatabase
let ann: string

beforeAll(async () => {
  database = await createTestDatabase()
  ann = await createMember(database, 'Ann')
  await database.pool.query(`
    insert into accounts."user" (name, email) select 'Person ' || n, n || '@example.org' from generate_series(1, 2000) n`)
  // Ann asks everybody, everybody asks Ann, and people ask each other.
  await database.pool.query(
    `with others as (select id, row_number() over () as n from profiles where id <> $1),
    pairs as (
      select $1 as asking, id as asked, n from others union all
      select id, $1, n from others union all
      select asking.id, asked.id, asking.n from others asking join others asked on asked.n between asking.n + 1 and asking.n + 5
    )
    insert into coffee_chats (requester_id, recipient_id, scheduled_time, status)
    select asking, asked, now() + make_interval(hours => n::int), (array['pending', 'declined', 'cancelled', 'expired'])[n % 4 + 1]
    from pairs`,
    [ann],
  )
  await database.pool.query(
    `insert into call_messages (channel_name, user_id, message) select 'video-' || n % 5, $1, 'Hello' from generate_series(1, 10000) n`,
    [ann],
  )
  await database.pool.query('analyze')
})
afterAll(() => database.close())

/** The plan of a query as a member under row-level security, as text. */
async function explain(query: string) {
  const { rows } = await database.asMember(ann, (tx) =>
    sql<{ 'QUERY PLAN': string }>`explain ${sql.raw(query)}`.execute(tx),
  )
  return rows.map((row) => row['QUERY PLAN']).join('\n')
}

const after = `(now(), '00000000-0000-0000-0000-000000000000'::uuid)`

test.for(['requester', 'recipient'])(
  'a page of the chats of a %s reads that person’s chats alone',
  async (side) => {
    const plan = await explain(
      `select * from coffee_chats where ${side}_id = '${ann}' and status = 'pending' and (scheduled_time, id) > ${after}
    order by scheduled_time, id limit 20`,
    )
    // The policy names both sides, so the planner may also join what both indexes give.
    expect(plan).toMatch(/coffee_chats_(?:requester|recipient)_idx/u)
    expect(plan).not.toContain('Seq Scan')
  },
)

test('what the clock has to end comes from its index', async () => {
  const { rows } = await database.pool.query(
    `explain select id from coffee_chats where status = 'pending' and scheduled_time <= now() order by scheduled_time limit 100`,
  )
  expect(JSON.stringify(rows)).toContain('coffee_chats_open_idx')
})

test('a page of the directory comes from the index, in its order', async () => {
  const plan = await explain(
    `select * from profiles where (lower(name), id) > ('b', '${ann}') order by lower(name), id limit 50`,
  )
  expect(plan).toContain('profiles_name_idx')
  expect(plan).not.toMatch(/Seq Scan|Sort/u)
})

test('a page of messages comes from the index, in its order', async () => {
  const plan = await explain(
    `select * from call_messages where channel_name = 'video-3' and seq < 9000 order by seq desc limit 100`,
  )
  expect(plan).toContain('call_messages_channel_idx')
  expect(plan).not.toMatch(/Seq Scan on call_messages|Sort/u)
})
