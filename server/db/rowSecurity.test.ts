import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { grantsOf } from './testGrants.ts'
import { createTestDatabase, type TestDatabase } from './testDatabase.ts'
import { askToRecord, asRole, createMember, openRoom, outcome, postMessage } from './testMembers.ts'

let database: TestDatabase
let ann: string
let bob: string
let carol: string
let tables: string[]

beforeAll(async () => {
  database = await createTestDatabase()
  ann = await createMember(database, 'Ann')
  bob = await createMember(database, 'Bob')
  carol = await createMember(database, 'Carol')
  const roomId = await openRoom(database, ann, bob)
  await postMessage(database, ann, roomId, 'Hello')
  await database.asMember(ann, (tx) =>
    tx
      .insertInto('call_summaries')
      .values({ room_id: roomId, person_id: ann, connected_seconds: 1, level_seconds: [0, 0, 0, 0, 1] })
      .execute(),
  )
  await database.asMember(ann, (tx) => tx.insertInto('person_settings').values({ person_id: ann }).execute())
  await askToRecord(database, ann, roomId)
  await database.pool.query(
    `insert into recording_files (recording_id, room_id, owner_id, name, type, size_bytes, duration_ms, state, expires_at)
    select gen_random_uuid(), $1, $2, 'call.webm', 'video/webm', 1, 1, state, expiry from (values
      ('ready', null), ('ready', now() + interval '1 hour'), ('ready', now()), ('uploading', null), ('deleted', null)
    ) file (state, expiry)`,
    [roomId, ann],
  )
  const { rows } = await database.pool.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f')`,
  )
  tables = rows.map((row) => row.name)
})
afterAll(() => database.close())

/** How many rows the requester, the recipient and a third member see of what the chat above has written. A new table needs a line. */
const seen: Record<string, [ann: number, bob: number, carol: number]> = {
  call_messages: [1, 1, 0],
  call_summaries: [1, 1, 0],
  chat_bookings: [1, 1, 0],
  coffee_chats: [1, 1, 0],
  person_settings: [1, 0, 0],
  // The directory: every member may read every profile.
  profiles: [3, 3, 3],
  recording_events: [1, 1, 0],
  // Of five, those that are whole and have not expired.
  recording_files: [2, 2, 0],
  video_rooms: [1, 1, 0],
}

test('every table in public has row-level security', async () => {
  const { rows } = await database.pool.query(
    `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relrowsecurity`,
  )
  expect(rows).toEqual([])
})

const summaryColumns = [
  'connected_seconds',
  'down_bitrate',
  'level_seconds',
  'loss_ratio',
  'mean_round_trip_ms',
  'p95_round_trip_ms',
  'path',
  'up_bitrate',
]

/** What a member may write, table by table; nothing else is granted to anybody. */
const writable = {
  insert: {
    call_messages: ['channel_name', 'id', 'message', 'user_id', 'user_name'],
    call_summaries: [...summaryColumns, 'person_id', 'room_id'],
    coffee_chats: [
      'requester_id',
      'recipient_id',
      'scheduled_time',
      'duration_minutes',
      'topic',
      'notes',
      'status',
      'idempotency_key',
    ],
    person_settings: ['hide_address', 'message_retention_days', 'person_id'],
    profiles: ['bio', 'headline', 'id', 'interests', 'name', 'time_zone'],
    recording_events: ['action', 'person_id', 'recording_id', 'room_id', 'studio'],
  },
  update: {
    call_summaries: summaryColumns,
    coffee_chats: ['reason', 'status'],
    person_settings: ['hide_address', 'message_retention_days'],
    profiles: ['bio', 'headline', 'interests', 'name', 'time_zone'],
  },
}

test('members and strangers have exactly these rights', async () => {
  const writing = Object.entries(writable).flatMap(([right, byTable]) =>
    Object.entries(byTable).flatMap(([table, columns]) =>
      columns.map((column) => `authenticated ${right} ${table}.${column}`),
    ),
  )
  const reading = Object.keys(seen).map((table) => `authenticated select ${table}`)
  const schemas = ['anon', 'authenticated', 'public'].map((role) => `${role} usage schema public`)
  const asking = ['authenticated execute message_retention_days()']
  expect(await grantsOf(database.pool)).toEqual([...writing, ...reading, ...schemas, ...asking].toSorted())
})

test('a member sees what is theirs, and nothing else', async () => {
  expect(tables.toSorted()).toEqual(Object.keys(seen))
  const counts: Record<string, unknown[]> = {}
  for (const table of tables) {
    const count = sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`
    const answers = [ann, bob, carol].map((person) => database.asMember(person, (tx) => count.execute(tx)))
    counts[table] = (await Promise.all(answers)).map(({ rows }) => rows[0]?.count)
  }
  expect(counts).toEqual(seen)
})

test('a third member changes nothing of theirs, in any column of any table', async () => {
  const { rows: columns } = await database.pool.query<{ table: string; column: string }>(
    `select table_name as table, column_name as column from information_schema.columns where table_schema = 'public'`,
  )
  expect(columns.length).toBeGreaterThan(30)
  const touched = []
  for (const { table, column } of columns) {
    const name = sql.ref(column)
    const update = sql<{ id?: string }>`update ${sql.table(table)} set ${name} = ${name} returning *`
    const change = database.asMember(carol, (tx) => update.execute(tx))
    if ((await outcome(change)) === '42501') continue
    // Their own profile is all that is there for them.
    const { rows } = await change
    touched.push(
      ...rows.filter((row) => table !== 'profiles' || row.id !== carol).map(() => `${table}.${column}`),
    )
  }
  expect(touched).toEqual([])
})

test('nobody deletes, whoever they are', async () => {
  for (const table of tables) {
    const deletion = sql`delete from ${sql.table(table)}`
    const attempts = [ann, bob, carol].map((person) =>
      outcome(database.asMember(person, (tx) => deletion.execute(tx))),
    )
    expect(await Promise.all(attempts)).toEqual(['42501', '42501', '42501'])
  }
})

test('a stranger gets nothing', async () => {
  for (const table of [...tables, 'accounts."user"']) {
    expect(await outcome(asRole(database, 'anon', `select from ${table}`))).toBe('42501')
  }
})

test('the accounts are beyond every member', async () => {
  const { rows } = await database.pool.query<{ name: string }>(
    `select format('%I', relname) as name from pg_class where relnamespace = 'accounts'::regnamespace and relkind = 'r'`,
  )
  expect(rows).toHaveLength(4)
  for (const { name } of rows) {
    const reading = sql.raw(`select * from accounts.${name}`)
    expect(await outcome(database.asMember(ann, (tx) => reading.execute(tx)))).toBe('42501')
  }
})

test('policies ask who it is once for a statement, not once for a row', async () => {
  const { rows } = await database.pool.query<{ policy: string }>(
    `select policyname as policy from pg_policies
    where schemaname = 'public' and replace(concat(qual, with_check), 'SELECT auth.uid()', '') like '%auth.uid()%'`,
  )
  expect(rows).toEqual([])
})
