import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import { expect, test } from 'vitest'
import { type Embedded, startEmbedded } from './embedded.ts'
import { isRunning, processesIn } from './embedded/processes.ts'
import { kill, killCluster, makeTestFolder, type TestFolder } from './testFolder.ts'

const kills = 10

async function query<Row extends object>(connection: Embedded['connection'], text: string): Promise<Row[]> {
  const client = new Client(connection)
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query<Row>(text)).rows
  } finally {
    await client.end().catch(() => undefined)
  }
}

const answers = ({ connection }: Embedded) =>
  query<{ one: number }>(connection, 'select 1 as one').then(
    (rows) => rows[0]?.one === 1,
    () => false,
  )

/** Runs a writer until it has acknowledged `enough` rows; `acknowledged` goes on growing until it ends. */
async function startWriter(folder: TestFolder, enough: number) {
  const script = fileURLToPath(new URL('testWriter.ts', import.meta.url))
  const child = spawn(process.execPath, [script, folder.path], { stdio: ['ignore', 'pipe', 'inherit'] })
  const acknowledged: string[] = []
  const lines = createInterface(child.stdout)
  const closed = once(lines, 'close')
  const begun = new Promise<void>((resolve, reject) => {
    lines.on('line', (id) => {
      acknowledged.push(id)
      if (acknowledged.length === enough) resolve()
    })
    child.once('exit', () => reject(new Error('The writer ended by itself')))
  })
  await begun
  return { pid: Number(child.pid), acknowledged, closed }
}

/** Kills ten writers, each at another moment, and counts what is missing after the starts that follow. */
async function killWriters(folder: TestFolder, alsoKill: () => Promise<void>) {
  const acknowledged: string[] = []
  let starts = 0
  let lost = 0
  for (let round = 1; round <= kills; round++) {
    const writer = await startWriter(folder, 20 + Math.ceil(Math.random() * 400))
    kill(writer.pid)
    await alsoKill()
    await writer.closed
    acknowledged.push(...writer.acknowledged)
    starts++
    // Every other time the next writer finds everything as its killed forerunner has left it.
    if (round % 2 === 1) continue
    const cluster = await startEmbedded({ dataDir: folder.path })
    const found = new Set(
      (await query<{ id: string }>(cluster.connection, 'select id from kept')).map(({ id }) => id),
    )
    lost += acknowledged.filter((id) => !found.has(id)).length
    starts++
    await cluster.stop()
  }
  return { starts, lost, acknowledged: acknowledged.length }
}

function report(
  what: string,
  { starts, acknowledged, lost }: { starts: number; acknowledged: number; lost: number },
) {
  process.stdout.write(
    `${what}: ${kills} kills, ${starts} clean starts, ${lost} of ${acknowledged} rows lost\n`,
  )
}

test('SIGKILL of the server loses no acknowledged row', { timeout: 60_000 }, async () => {
  await using folder = await makeTestFolder()
  const kept = await killWriters(folder, async () => undefined)
  report('SIGKILL of the server', kept)
  expect(kept).toMatchObject({ starts: kills * 1.5, lost: 0 })
})

test(
  'SIGKILL of the server and all of its database at once loses no acknowledged row',
  { timeout: 60_000 },
  async () => {
    await using folder = await makeTestFolder()
    const kept = await killWriters(folder, () => killCluster(folder.cluster))
    report('SIGKILL of server and database', kept)
    expect(kept).toMatchObject({ starts: kills * 1.5, lost: 0 })
  },
)

test('servers on one folder share its database, and the last one ends it', async () => {
  await using folder = await makeTestFolder()
  // All at once, on an empty folder: all make a cluster, one is taken.
  const servers = await Promise.all([1, 2, 3, 4].map(() => startEmbedded({ dataDir: folder.path })))
  const pids = await Promise.all(
    servers.map(({ connection }) =>
      query(
        connection,
        `select pg_postmaster_start_time() as time, system_identifier as id from pg_control_system()`,
      ),
    ),
  )
  expect(new Set(pids.map((row) => JSON.stringify(row))).size).toBe(1)
  const last = servers[3]
  if (!last) throw new Error('Four were started')
  for (const server of servers.slice(0, 3)) {
    await server.stop()
    expect(await answers(last)).toBe(true)
  }
  await last.stop()
  expect(await answers(last)).toBe(false)
  expect(await processesIn(folder.cluster)).toEqual([])
})

test('servers that stop and start at the same moment leave each other a database', async () => {
  await using folder = await makeTestFolder()
  let current = await startEmbedded({ dataDir: folder.path })
  for (let round = 0; round < 10; round++) {
    const [next] = await Promise.all([startEmbedded({ dataDir: folder.path }), current.stop()])
    await expect.poll(() => answers(next)).toBe(true)
    current = next
  }
  await Promise.all([current.stop(), current.stop()])
  expect(await processesIn(folder.cluster)).toEqual([])
})

test('a server that was killed is no user any more', async () => {
  await using folder = await makeTestFolder()
  const server = await startEmbedded({ dataDir: folder.path })
  const writer = await startWriter(folder, 1)
  kill(writer.pid)
  await writer.closed
  await expect.poll(() => isRunning(writer.pid)).toBe(false)
  // PostgreSQL learns of its end a moment after it, from the closed connection.
  const users = () =>
    query(
      server.connection,
      `select count(*)::int as count from pg_stat_activity where application_name = 'avari supervisor'`,
    )
  await expect.poll(users).toEqual([{ count: 1 }])
  await server.stop()
  expect(await processesIn(folder.cluster)).toEqual([])
})

test('a database that dies under its server comes back by itself', async () => {
  await using folder = await makeTestFolder()
  const server = await startEmbedded({ dataDir: folder.path })
  await killCluster(folder.cluster)
  await expect.poll(() => answers(server), { timeout: 15_000 }).toBe(true)
  await server.stop()
})
