import { Client } from 'pg'
import { inject } from 'vitest'
import { type Database, openDatabase } from './database.ts'
import type { Embedded } from './embedded.ts'
import { templateDatabase } from './testCluster.ts'

export type TestDatabase = Database & AsyncDisposable & { connection: Embedded['connection'] }

/** A database of its own for one test, with all migrations and no rows. Disposing of it, or close(), drops it. */
export async function createTestDatabase(
  options: { poolSize?: number; template?: string } = {},
): Promise<TestDatabase> {
  const cluster = inject('testCluster')
  const name = `test_${crypto.randomUUID().replaceAll('-', '')}`
  const connection = { ...cluster, database: name }
  await administer(cluster, `create database ${name} template ${options.template ?? templateDatabase}`)
  const database = await openDatabase({ connection, poolSize: options.poolSize ?? 10 })
  let closing: Promise<void> | undefined
  const drop = async () => {
    await database.close()
    await administer(cluster, `drop database if exists ${name} with (force)`)
  }
  const close = () => (closing ??= drop())
  return { ...database, connection, close, [Symbol.asyncDispose]: close }
}

async function administer(cluster: Embedded['connection'], statement: string) {
  const client = new Client(cluster)
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
