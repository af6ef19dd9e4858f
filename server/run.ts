import type { Config } from './config.ts'
import { type Database, type DatabaseConnection, openDatabase } from './db/database.ts'
import { startEmbedded } from './db/embedded.ts'
import { migrate } from './db/migrate.ts'
import { openDevPage } from './devPage.ts'
import { createDemoRoutes } from './demo/routes.ts'
import type { Log } from './log.ts'
import { type AvariServer, startServer } from './server.ts'
import { webFolder } from './sources.ts'

export type Running = AvariServer & { database: Database }

/** Starts database and server as configured; `close` ends both. */
export async function run(config: Config, log: Log, { dev = false } = {}): Promise<Running> {
  const cluster = await openCluster(config, log)
  const { connection } = cluster
  let database: Database | undefined
  try {
    await migrate(connection)
    database = await openDatabase({ connection, log })
    const opened = database
    const server = await startServer({
      config,
      database: opened,
      log,
      webFolder,
      ...(config.demo ? { extraRoutes: createDemoRoutes } : {}),
      ...(dev ? { pageHandler: openDevPage } : {}),
    })
    const close = async () => {
      await server.close()
      await opened.close()
      await cluster.stop()
    }
    return { ...server, database, close }
  } catch (error) {
    await database?.close()
    await cluster.stop()
    throw error
  }
}

async function openCluster(
  { databaseUrl, dataDir }: Config,
  log: Log,
): Promise<{ connection: DatabaseConnection; stop(): Promise<void> }> {
  if (databaseUrl !== undefined) {
    return { connection: { connectionString: databaseUrl }, stop: () => Promise.resolve() }
  }
  return startEmbedded({ dataDir, log })
}
