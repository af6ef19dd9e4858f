import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { type Embedded, startEmbedded } from './embedded.ts'
import { migrate } from './migrate.ts'
import { makeTestFolder, removeAbandonedFolders } from './testFolder.ts'

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
  await removeAbandonedFolders()
  const folder = await makeTestFolder()
  const remove = () => folder[Symbol.asyncDispose]()
  try {
    const cluster = await startEmbedded({ dataDir: folder.path, disposable: true })
    await createTemplate(cluster.connection)
    const stop = async () => {
      await cluster.stop()
      await remove()
    }
    return { connection: cluster.connection, stop }
  } catch (error) {
    await remove()
    throw error
  }
}

async function createTemplate(connection: Embedded['connection']) {
  const admin = new Client(connection)
  await admin.connect()
  await admin.query(`create database ${templateDatabase}`)
  await admin.end()
  await migrate({ ...connection, database: templateDatabase })
}
