import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Client } from 'pg'
import { expect, test } from 'vitest'
import { type Embedded, startEmbedded } from '../embedded.ts'
import { kill, makeTestFolder } from '../testFolder.ts'
import { isRunning } from './processes.ts'

async function settingsOf({ connection }: Embedded, names: string[]) {
  const client = new Client(connection)
  await client.connect()
  const { rows } = await client.query('select name, setting from pg_settings where name = any ($1)', [names])
  await client.end()
  return Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))
}

/** Starts and stops a cluster in `dataDir`: what throws says what is wrong. */
async function startAndStop(dataDir: string) {
  const cluster = await startEmbedded({ dataDir })
  await cluster.stop()
  return cluster.connection
}

/** A process of the cluster's account that has ended and that its parent does not reap. */
async function makeZombie(cluster: string) {
  const { uid, gid } = await stat(cluster)
  const script = 'true & echo $!; exec sleep 1000'
  const parent = spawn('/bin/sh', ['-c', script], { uid, gid, cwd: '/', stdio: ['ignore', 'pipe', 'ignore'] })
  const [line] = await once(createInterface(parent.stdout), 'line')
  const pid = Number(line)
  await expect.poll(() => isRunning(pid)).toBe(false)
  return { pid, [Symbol.dispose]: () => kill(Number(parent.pid)) }
}

test('it keeps what it acknowledges, and listens on its socket alone', async () => {
  await using folder = await makeTestFolder()
  const cluster = await startEmbedded({ dataDir: folder.path })
  const names = [
    'fsync',
    'synchronous_commit',
    'full_page_writes',
    'listen_addresses',
    'TimeZone',
    'data_checksums',
  ]
  expect(await settingsOf(cluster, names)).toEqual({
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    listen_addresses: '',
    TimeZone: 'UTC',
    data_checksums: 'on',
  })
  await cluster.stop()
})

test('a folder that only its owner can enter serves as well', async () => {
  await using folder = await makeTestFolder({ reachable: false })
  const { host } = await startAndStop(folder.path)
  expect(host).toBe(join(folder.path, 'postgres'))
  await startAndStop(folder.path)
})

test('a path too long for a socket serves as well', async () => {
  await using folder = await makeTestFolder()
  const path = join(folder.path, 'long'.repeat(30))
  const { host } = await startAndStop(path)
  expect(host.length).toBeLessThan(60)
  await startAndStop(path)
  await rm(host, { recursive: true })
})

test('locks of the dead do not hold the living up', async () => {
  await using folder = await makeTestFolder()
  await startAndStop(folder.path)
  const lock = join(folder.cluster, 'postmaster.pid')
  const forget = (pid: number) =>
    writeFile(lock, `${pid}\n${folder.cluster}\n1700000000\n5432\n${folder.path}\n\n\nready   \n`)

  using zombie = await makeZombie(folder.cluster)
  await forget(zombie.pid)
  await writeFile(join(folder.path, 'postgres', '.s.PGSQL.5432.lock'), `${zombie.pid}\n`)
  await startAndStop(folder.path)
  // A number that another program has got meanwhile.
  await forget(process.pid)
  await startAndStop(folder.path)
  // What a power failure may leave.
  await writeFile(lock, '')
  await utimes(lock, new Date(0), new Date(0))
  await startAndStop(folder.path)
  expect((await readdir(folder.cluster)).filter((name) => /stale|postmaster\.pid/u.test(name))).toEqual([])
})

test('what an interrupted first start left is removed', async () => {
  await using folder = await makeTestFolder()
  const rest = join(folder.path, 'postgres', '.init-999999999-abcd')
  await mkdir(rest, { recursive: true })
  await writeFile(join(rest, 'PG_VERSION'), '18\n')
  await startAndStop(folder.path)
  expect((await readdir(join(folder.path, 'postgres'))).toSorted()).toEqual(['cluster-18', 'postgres.log'])
})

test('a cluster that does not start says why', async () => {
  await using folder = await makeTestFolder()
  await startAndStop(folder.path)
  await writeFile(join(folder.cluster, 'PG_VERSION'), '9.6\n')
  await expect(startAndStop(folder.path)).rejects.toThrow(/did not start: .*not compatible/su)
})
