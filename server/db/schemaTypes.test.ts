import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { renderSchema } from './schemaTypes.ts'
import { createTestDatabase } from './testDatabase.ts'

test('the types are those of the migrations', async () => {
  await using database = await createTestDatabase()
  const written = await readFile(new URL('schema.gen.ts', import.meta.url), 'utf8')
  expect(written, 'run: node server/db/generateTypes.ts').toBe(await renderSchema(database.pool))
})
