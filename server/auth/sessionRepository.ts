import type { Database } from '../db/database.ts'

export type Member = { personId: string; sessionId: string }

/**
 * One prepared statement by a unique index instead of the library's look-up, because every request and every socket comes here.
 * Null for a token that is unknown or out of date.
 */
export async function findSession(pool: Database['pool'], token: string): Promise<Member | null> {
  const { rows } = await pool.query<Member>({
    name: 'session-by-token',
    text: `select id as "sessionId", "userId" as "personId" from accounts.session where token = $1 and "expiresAt" > now()`,
    values: [token],
  })
  return rows[0] ?? null
}

export async function deleteSession(pool: Database['pool'], sessionId: string) {
  await pool.query('delete from accounts.session where id = $1', [sessionId])
}
