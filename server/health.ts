import { Hono } from 'hono'
import type { Database } from './db/database.ts'
import type { Env } from './router.ts'

/** Milliseconds that the database may take to answer before this process counts as not ready. */
const patience = 2_000

/** Liveness, and readiness for traffic (O5). */
export function createHealthRoutes({ pool }: Pick<Database, 'pool'>) {
  const isReady = () => {
    const late = AbortSignal.timeout(patience)
    const tooLate = new Promise<boolean>((resolve) => late.addEventListener('abort', () => resolve(false)))
    const answered = pool.query('select 1').then(
      () => true,
      () => false,
    )
    return Promise.race([answered, tooLate])
  }
  return new Hono<Env>()
    .get('/healthz', (context) => context.json({ status: 'ok' }, 200, { 'cache-control': 'no-store' }))
    .get('/readyz', async (context) => {
      const ready = await isReady()
      const status = ready ? 'ok' : 'database unreachable'
      return context.json({ status }, ready ? 200 : 503, { 'cache-control': 'no-store' })
    })
}
