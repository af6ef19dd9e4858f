import { Client } from 'pg'
import type { Place } from './place.ts'

/**
 * Who uses the cluster is counted by PostgreSQL itself: each user holds a session with a shared advisory lock, which ends with the
 * user, however that happens. Whoever can have the lock alone is the last one.
 */
const usersLock = 4_127_550_302

/** Joins the users; undefined where the last one is just ending the cluster. */
export async function joinUsers(place: Place): Promise<Client | undefined> {
  const client = new Client({ ...place.connection, application_name: 'avari supervisor', keepAlive: true })
  client.on('error', () => undefined)
  try {
    await client.connect()
    if (await ask(client, 'pg_try_advisory_lock_shared')) return client
  } catch (error) {
    if (!isShuttingDown(error)) throw error
  }
  await client.end().catch(() => undefined)
  return undefined
}

/** Leaves the users; true when nobody else is left, and then nobody can join before the session of `client` has ended. */
export async function leaveUsers(client: Client): Promise<boolean> {
  await ask(client, 'pg_advisory_unlock_shared')
  return ask(client, 'pg_try_advisory_lock')
}

async function ask(client: Client, question: string) {
  const { rows } = await client.query<{ answer: boolean }>(`select ${question}($1) as answer`, [usersLock])
  return rows[0]?.answer ?? false
}

/** Shutting down, starting up, terminated by an administrator, or the socket just gone. */
function isShuttingDown(error: unknown) {
  const codes = ['57P01', '57P02', '57P03', 'ECONNREFUSED', 'ENOENT', 'ECONNRESET', 'EPIPE']
  if (!(error instanceof Error)) return false
  return (
    ('code' in error && codes.includes(String(error.code))) || /Connection terminated/u.test(error.message)
  )
}
