import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeTestFolder } from '../testFolder.ts'
import { linkLibraries } from './binaries.ts'

test('links that a skipped install script has not made are made, those that are there stay', async () => {
  await using folder = await makeTestFolder()
  const lib = join(folder.path, 'native', 'lib')
  await mkdir(lib, { recursive: true })
  await writeFile(join(lib, 'libpq.so.5.18'), 'library')
  const links = ['libpq.so', 'libpq.so.5'].map((name) => ({
    source: 'native/lib/libpq.so.5.18',
    target: `native/lib/${name}`,
  }))
  await writeFile(join(folder.path, 'native', 'pg-symlinks.json'), JSON.stringify(links))
  await linkLibraries(folder.path)
  await linkLibraries(folder.path)
  expect(await readFile(join(lib, 'libpq.so'), 'utf8')).toBe('library')
  expect(await readFile(join(lib, 'libpq.so.5'), 'utf8')).toBe('library')
})
