import { execFile } from 'node:child_process'
import { access, open, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Place } from './place.ts'
import { hasCode, isRunning } from './processes.ts'

const run = promisify(execFile)
const unfinished = /^\.init-(\d+)-/u

/**
 * Makes the cluster where there is none yet. It is made under another name and renamed when whole, so that an interrupted start leaves
 * nothing that looks like a cluster; of two starts at once, one's is used.
 */
export async function createCluster(place: Place): Promise<void> {
  if (await isCluster(place.cluster)) return
  await removeUnfinished(place.folder)
  const fresh = join(place.folder, `.init-${process.pid}-${crypto.randomUUID().slice(0, 8)}`)
  try {
    await initdb(place, fresh)
    await rename(fresh, place.cluster)
    await syncFolder(place.folder)
  } catch (error) {
    await rm(fresh, { recursive: true, force: true })
    const lostRace = hasCode(error, 'ENOTEMPTY') || hasCode(error, 'EEXIST')
    if (!lostRace || !(await isCluster(place.cluster))) throw error
  }
}

async function initdb({ binaries, launcher, disposable }: Place, target: string) {
  // The same order and case rules on every machine, whatever its locales.
  const locale = [
    '--locale-provider',
    'builtin',
    '--builtin-locale',
    'C.UTF-8',
    '--locale',
    'C',
    '--encoding',
    'UTF8',
  ]
  const login = ['--username', 'postgres', '--auth', 'trust']
  const options = [...login, ...locale, '--no-instructions', ...(disposable ? ['--no-sync'] : [])]
  const [program, args] = launcher.command(join(binaries, 'initdb'), ['--pgdata', target, ...options])
  await run(program, args, { ...launcher.account, cwd: '/', env: { PATH: process.env.PATH ?? '' } })
}

async function removeUnfinished(folder: string) {
  for (const name of await readdir(folder)) {
    const pid = Number(unfinished.exec(name)?.[1])
    if (pid && !(await isRunning(pid))) await rm(join(folder, name), { recursive: true, force: true })
  }
}

/** Without it the rename itself could be lost with the power, and with it everything written since. */
async function syncFolder(folder: string) {
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const isCluster = (folder: string) =>
  access(join(folder, 'PG_VERSION')).then(
    () => true,
    () => false,
  )
