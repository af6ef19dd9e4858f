import { expect, test } from 'vitest'
import { migrate, readMigrations } from './migrate.ts'
import { grantsOf } from './testGrants.ts'
import { createTestDatabase } from './testDatabase.ts'
import { createMember, openRoom, outcome } from './testMembers.ts'

const bare = { template: 'template0' }
const folder = new URL('../../supabase/migrations/', import.meta.url)
const record =
  'select version, name, cardinality(statements) as statements from supabase_migrations.schema_migrations'

test('migrations apply once, in order, and are recorded as the Supabase CLI records them', async () => {
  await using database = await createTestDatabase(bare)
  const versions = (await readMigrations(folder)).map(({ version, name }) => ({
    version,
    name,
    statements: 1,
  }))
  expect(await migrate(database.connection)).toEqual(versions.map(({ version }) => version))
  expect((await database.pool.query(`${record} order by version`)).rows).toEqual(versions)
  expect(await migrate(database.connection)).toEqual([])
  expect((await database.pool.query(`${record} order by version`)).rows).toEqual(versions)
})

test('servers that start together take turns', async () => {
  await using database = await createTestDatabase(bare)
  const applied = await Promise.all(Array.from({ length: 4 }, () => migrate(database.connection)))
  expect(applied.filter((versions) => versions.length > 0)).toHaveLength(1)
})

test('a database that is ahead of the files is refused', async () => {
  await using database = await createTestDatabase()
  await database.pool.query(
    `insert into supabase_migrations.schema_migrations values ('20990101000000', 'future', '{}')`,
  )
  await expect(migrate(database.connection)).rejects.toThrow('missing in supabase/migrations: 20990101000000')
})

test('a migration that fails leaves nothing behind and names itself', async () => {
  await using database = await createTestDatabase(bare)
  await database.pool.query('create table public.call_messages ()')
  await expect(migrate(database.connection)).rejects.toThrow(
    /_call_messages failed: relation "call_messages" already/u,
  )
  const { rows } = await database.pool.query(`select to_regclass('public.call_messages_seq') as sequence`)
  expect(rows).toEqual([{ sequence: null }])
})

/** What Supabase has made before the first migration: its auth.uid(), its generous default grants and its publication. */
const supabase = `
  create schema auth;
  grant usage on schema auth to anon, authenticated, service_role;
  create function auth.uid() returns uuid language sql stable as $$
    select coalesce(
      nullif(current_setting('request.jwt.claim.sub', true), ''),
      (nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub')
    )::uuid
  $$;
  create schema extensions;
  grant usage on schema public to anon, authenticated, service_role;
  alter default privileges in schema public grant all on tables to anon, authenticated, service_role;
  alter default privileges in schema public grant all on functions to anon, authenticated, service_role;
  alter default privileges in schema public grant all on sequences to anon, authenticated, service_role;
  create publication supabase_realtime;
  create schema supabase_migrations;
  create table supabase_migrations.schema_migrations (version text primary key, statements text[], name text);`

test('on Supabase the same files give members the same rights', async () => {
  await using ours = await createTestDatabase()
  await using theirs = await createTestDatabase(bare)
  await theirs.pool.query(supabase)
  const uid = `select prosrc from pg_proc where oid = 'auth.uid()'::regprocedure`
  const before = await theirs.pool.query(uid)
  await migrate(theirs.connection)
  expect((await theirs.pool.query(uid)).rows).toEqual(before.rows)
  expect(await grantsOf(theirs.pool)).toEqual(await grantsOf(ours.pool))
  const published = await theirs.pool.query(
    `select tablename from pg_publication_tables where pubname = 'supabase_realtime' order by 1`,
  )
  expect(published.rows.map((row) => row.tablename)).toEqual([
    'call_messages',
    'coffee_chats',
    'recording_events',
    'video_rooms',
  ])

  const [ann, bob] = [await createMember(theirs, 'Ann'), await createMember(theirs, 'Bob')]
  expect(await outcome(openRoom(theirs, ann, bob))).toBe('done')
})
