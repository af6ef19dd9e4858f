import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openDatabase } from './database.ts'
import { createTestDatabase } from './testDatabase.ts'
import { createMember, outcome } from './testMembers.ts'

const whoAmI = sql<{ role: string; id: string | null; lock: string }>`
  select current_user as role, auth.uid() as id, current_setting('lock_timeout') as lock`

test('a member acts in their own name, and only inside their transaction', async () => {
  await using database = await createTestDatabase({ poolSize: 1 })
  const ann = await createMember(database, 'Ann')
  const member = await database.asMember(ann, (tx) => whoAmI.execute(tx))
  expect(member.rows).toEqual([{ role: 'authenticated', id: ann, lock: '5s' }])
  const system = await database.asSystem((tx) => whoAmI.execute(tx))
  expect(system.rows).toEqual([{ role: 'postgres', id: null, lock: '5s' }])
  const after = await database.pool.query('select current_user as role')
  expect(after.rows).toEqual([{ role: 'postgres' }])
})

test('what throws is rolled back, and its error arrives unchanged', async () => {
  await using database = await createTestDatabase({ poolSize: 1 })
  const ann = await createMember(database, 'Ann')
  const error = new Error('no')
  const rename = database.asMember(ann, async (tx) => {
    await tx.updateTable('profiles').set({ name: 'Anna' }).where('id', '=', ann).execute()
    throw error
  })
  await expect(rename).rejects.toBe(error)
  const { rows } = await database.pool.query('select name from profiles')
  expect(rows).toEqual([{ name: 'Ann' }])
})

test('an id that is no UUID never reaches a statement', async () => {
  await using database = await createTestDatabase()
  await expect(async () =>
    database.asMember(`'; drop table profiles; --`, (tx) => whoAmI.execute(tx)),
  ).rejects.toThrow(TypeError)
})

test('a transaction whose beginning fails leaves the connection clean', async () => {
  await using database = await createTestDatabase()
  const user = `powerless_${crypto.randomUUID().replaceAll('-', '')}`
  await database.pool.query(`create role ${user} login`)
  const powerless = await openDatabase({ connection: { ...database.connection, user }, poolSize: 1 })
  // This role may not become `authenticated`, so what follows BEGIN fails.
  expect(await outcome(powerless.asMember(crypto.randomUUID(), (tx) => whoAmI.execute(tx)))).toBe('42501')
  const { rows } = await powerless.pool.query('select current_user as role')
  expect(rows).toEqual([{ role: user }])
  await powerless.close()
  await database.pool.query(`drop role ${user}`)
})

test('connections that break, idle or in use, are replaced', async () => {
  await using database = await createTestDatabase({ poolSize: 2 })
  await using other = await createTestDatabase()
  const { datname } = (await database.pool.query('select current_database() as datname')).rows[0]
  const breakAll = () =>
    other.pool.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [datname])

  const inUse = outcome(
    database.asSystem(async (tx) => {
      await breakAll()
      await whoAmI.execute(tx)
    }),
  )
  expect(await inUse).toMatch(/57P01|connection|ECONNRESET/iu)
  await breakAll()
  await expect.poll(() => outcome(database.asSystem((tx) => whoAmI.execute(tx)))).toBe('done')
})

test('a bigint is a number and a time is a Date', async () => {
  await using database = await createTestDatabase()
  const { rows } = await database.pool.query(`select 42::bigint as count, 'epoch'::timestamptz as time`)
  expect(rows).toEqual([{ count: 42, time: new Date(0) }])
})

test('a server that is not there is an error at once', async () => {
  await expect(
    openDatabase({ connection: { connectionString: 'postgres://nobody@127.0.0.1:1/none' } }),
  ).rejects.toThrow('ECONNREFUSED')
})
