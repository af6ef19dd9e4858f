import { readFile, writeFile } from 'node:fs/promises'
import { openDatabase } from './database.ts'
import { renderSchema } from './schemaTypes.ts'
import { startTestCluster, templateDatabase } from './testCluster.ts'

/**
 * Writes schema.gen.ts from the migrations. With --check it writes nothing and fails if the file is not what the migrations make.
 */
const file = new URL('schema.gen.ts', import.meta.url)
const cluster = await startTestCluster()
try {
  const database = await openDatabase({ connection: { ...cluster.connection, database: templateDatabase } })
  const fresh = await renderSchema(database.pool)
  await database.close()
  if (!process.argv.includes('--check')) await writeFile(file, fresh)
  else if ((await readFile(file, 'utf8')) !== fresh) {
    process.exitCode = 1
    process.stderr.write('server/db/schema.gen.ts is out of date: node server/db/generateTypes.ts\n')
  }
} finally {
  await cluster.stop()
}
