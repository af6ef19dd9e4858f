import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { type Embedded, startEmbedded } from './embedded.ts'
import { isRunning } from './embedded/processes.ts'
import { migrate } from './migrate.ts'

export const templateDatabase = 'avari_template'

declare module 'vitest' {
  interface ProvidedContext {
    testCluster: Embedded['connection']
  }
}

/** Vitest's global set-up: one cluster for the whole run, with a migrated template that each test database is a copy of. */
export default async function setUp(project: TestProject) {
  const cluster = await startTestCluster()
  project.provide('testCluster', cluster.connection)
  return () => cluster.stop()
}

/** Starts a cluster in a temporary folder, which is gone after `stop`. */
export async function startTestCluster(): Promise<Embedded> {
  await removeAbandoned()
  const folder = await mkdtemp(join(tmpdir(), `avari-test-${process.pid}-`))
  // As root, the database's account must get through.
  await chmod(folder, 0o711)
  const cluster = await startEmbedded({ dataDir: folder, disposable: true })
  const stop = async () => {
    await cluster.stop()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await createTemplate(cluster.connection)
  } catch (error) {
    await stop()
    throw error
  }
  return { connection: cluster.connection, stop }
}

async function createTemplate(connection: Embedded['connection']) {
  const admin = new Client(connection)
  await admin.connect()
  await admin.query(`create database ${templateDatabase}`)
  await admin.end()
  await migrate({ ...connection, database: templateDatabase })
}

/** A run that was killed could not clean up after itself: join its cluster as the last user, and leave it. */
async function removeAbandoned() {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(/^avari-test-(\d+)-/u.exec(name)?.[1])
    if (!pid || (await isRunning(pid))) continue
    const folder = join(tmpdir(), name)
    const cluster = await startEmbedded({ dataDir: folder, disposable: true }).catch(() => undefined)
    await cluster?.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
