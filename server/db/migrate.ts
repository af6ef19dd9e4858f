import { readdir, readFile } from 'node:fs/promises'
import { Client } from 'pg'
import type { DatabaseConnection, DatabaseLog } from './database.ts'

const migrationsFolder = new URL('../../supabase/migrations/', import.meta.url)
/** Any number that no other program on the database would lock by chance. */
const migrationLock = 4_127_550_301

type Migration = { version: string; name: string; sql: string }

/**
 * Brings the database to the newest schema and returns the versions that it applied. Each file is one transaction; what is applied
 * is recorded where the Supabase CLI records it. Servers that start at the same time take turns.
 * Throws where the database has a migration that this copy of Avari does not know, and where a file fails.
 */
export async function migrate(connection: DatabaseConnection, log?: DatabaseLog): Promise<string[]> {
  const migrations = await readMigrations(migrationsFolder)
  const client = new Client({ ...connection, application_name: 'avari migrate' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    // Ends with the connection, so a killed server holds nobody up.
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    const applied = await readApplied(client)
    refuseUnknown(migrations, applied)
    const due = migrations.filter((migration) => !applied.includes(migration.version))
    for (const migration of due) {
      await apply(client, migration)
      log?.info({ migration: migration.name }, 'Applied a migration')
    }
    return due.map((migration) => migration.version)
  } finally {
    await client.end()
  }
}

/** The migrations in a folder, in the order of their versions. */
export async function readMigrations(folder: URL): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).toSorted()
  return Promise.all(
    files.map(async (file) => {
      const [, version, name] = /^(\d{14})_(\w+)\.sql$/u.exec(file) ?? []
      if (!version || !name) throw new Error(`${file}: a migration is named <UTC time, 14 digits>_<name>.sql`)
      return { version, name, sql: await readFile(new URL(file, folder), 'utf8') }
    }),
  )
}

async function readApplied(client: Client) {
  await client.query(`
    create schema if not exists supabase_migrations;
    create table if not exists supabase_migrations.schema_migrations (
      version text primary key,
      name text,
      statements text[]
    )`)
  const { rows } = await client.query<{ version: string }>(
    'select version from supabase_migrations.schema_migrations order by version',
  )
  return rows.map((row) => row.version)
}

function refuseUnknown(migrations: Migration[], applied: string[]) {
  const known = new Set(migrations.map((migration) => migration.version))
  const unknown = applied.filter((version) => !known.has(version))
  if (unknown.length === 0) return
  throw new Error(
    `The database has migrations that are missing in supabase/migrations: ${unknown.join(', ')}. ` +
      'It was last used by a newer Avari, or a file has been removed. Start the version that has these files.',
  )
}

async function apply(client: Client, { version, name, sql }: Migration) {
  try {
    await client.query('begin')
    await client.query(sql)
    await client.query(
      'insert into supabase_migrations.schema_migrations (version, name, statements) values ($1, $2, $3)',
      [version, name, [sql]],
    )
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(`Migration ${version}_${name} failed: ${reason}`, { cause: error })
  }
}
