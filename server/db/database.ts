import { Pool, types } from 'pg'
import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import type { DB } from './schema.gen.ts'
import { OpeningDriver } from './openingDriver.ts'

export type Schema = DB

/** Where a PostgreSQL server is: an address, or the socket folder of the embedded one. */
export type DatabaseConnection =
  { connectionString: string } | { host: string; port: number; user: string; database: string }

/** The part of a pino logger that the database code uses. */
export type DatabaseLog = Record<'info' | 'warn' | 'error', (fields: object, message: string) => void>

export type DatabaseOptions = {
  connection: DatabaseConnection
  /** Most connections at once; 10 unless told. */
  poolSize?: number
  log?: DatabaseLog
}

export type Database = {
  /**
   * Runs `work` in one transaction as the member: row-level security shows and takes only what is theirs.
   * Commits when `work` resolves, rolls back when it throws; its error is thrown on unchanged.
   */
  asMember<T>(personId: string, work: (tx: Transaction<Schema>) => Promise<T>): Promise<T>
  /** Runs `work` in one transaction as the owner of the tables, past row-level security: for the clock, sign-in, presence. */
  asSystem<T>(work: (tx: Transaction<Schema>) => Promise<T>): Promise<T>
  /** The same connections, for libraries that bring their own SQL. */
  pool: Pool
  close(): Promise<void>
}

/** In milliseconds. A statement that waits longer for a lock, or runs longer, is an error rather than a hanging page. */
const timeouts = {
  statement_timeout: 15_000,
  lock_timeout: 5_000,
  idle_in_transaction_session_timeout: 15_000,
}
const connectTimeout = 10_000

const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/iu

/** Opens a pool; throws where the server can't be reached. Migrations are not its business: see migrate.ts. */
export async function openDatabase({ connection, poolSize = 10, log }: DatabaseOptions): Promise<Database> {
  const pool = new Pool({
    ...connection,
    max: poolSize,
    connectionTimeoutMillis: connectTimeout,
    application_name: 'avari',
    keepAlive: true,
    types: { getTypeParser },
  })
  // An error without a listener would end the process: a connection may break while it is idle or in somebody's hands.
  pool.on('error', (error) => log?.warn({ err: error }, 'An idle database connection broke'))
  pool.on('connect', (client) => client.on('error', () => undefined))
  try {
    await pool.query('select 1')
  } catch (error) {
    await pool.end()
    throw error
  }

  let closing: Promise<void> | undefined
  const system = openKysely(pool, settingsStatement(timeouts))
  return {
    pool,
    asMember(personId, work) {
      return openKysely(pool, memberStatement(personId)).transaction().execute(work)
    },
    asSystem: (work) => system.transaction().execute(work),
    close: () => (closing ??= pool.end()),
  }
}

/** A few small objects around the pool, cheap enough to make for each transaction: it has its own first statement. */
function openKysely(pool: Pool, firstStatement: string) {
  const dialect = new PostgresDialect({ pool })
  dialect.createDriver = () => new OpeningDriver({ pool }, firstStatement)
  return new Kysely<Schema>({ dialect })
}

function memberStatement(personId: string) {
  // It goes into the statement's text; a UUID can't hold a quote.
  if (!uuid.test(personId)) throw new TypeError('A member id must be a UUID')
  const claims = JSON.stringify({ sub: personId, role: 'authenticated' })
  return settingsStatement({ ...timeouts, 'request.jwt.claims': claims, role: 'authenticated' })
}

/** One round trip sets all, for this transaction alone: it works through a transaction pooler too. */
function settingsStatement(settings: Record<string, string | number>) {
  const calls = Object.entries(settings).map(([name, value]) => `set_config('${name}', '${value}', true)`)
  return `select ${calls.join(', ')}`
}

const int8 = 20

/** A bigint comes as a number: ours are counters, far below 2^53. */
function getTypeParser(oid: number, format?: 'text' | 'binary') {
  return oid === int8 ? Number : types.getTypeParser(oid, format)
}
