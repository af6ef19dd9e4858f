import { Pool } from 'pg'
import { startEmbedded } from './embedded.ts'

/**
 * A server for the tests to kill: uses the cluster in the folder that its argument names, writes rows over four connections, and prints
 * a row's id as soon as the database has acknowledged it, one a line.
 */
const { connection } = await startEmbedded({ dataDir: String(process.argv[2]) })
const pool = new Pool({ ...connection, max: 4 })
await pool.query('create table if not exists kept (id uuid primary key)')

async function write() {
  for (;;) {
    const id = crypto.randomUUID()
    await pool.query('insert into kept values ($1)', [id])
    process.stdout.write(`${id}\n`)
  }
}
await Promise.all([write(), write(), write(), write()])
