import { chmod, mkdtemp, readdir, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isRunning, processesIn, runsIn } from './embedded/processes.ts'
import { readLock } from './embedded/staleLocks.ts'
import { waitUntil } from './embedded/waitUntil.ts'

export type TestFolder = AsyncDisposable & { path: string; cluster: string }

const clusterIn = (folder: string) => join(folder, 'postgres', 'cluster-18')

/** A temporary data folder. Disposing of it ends what still runs in it, and removes it. */
export async function makeTestFolder({ reachable = true } = {}): Promise<TestFolder> {
  const path = await realpath(await mkdtemp(join(tmpdir(), `avari-test-${process.pid}-`)))
  // As root, the database's account may get through, or not at all.
  await chmod(path, reachable ? 0o711 : 0o700)
  const dispose = async () => {
    await killCluster(clusterIn(path))
    await rm(path, { recursive: true, force: true })
  }
  return { path, cluster: clusterIn(path), [Symbol.asyncDispose]: dispose }
}

/** A test run that was killed could not clean up after itself. */
export async function removeAbandonedFolders(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(/^avari-test-(\d+)-/u.exec(name)?.[1])
    if (!pid || (await isRunning(pid))) continue
    const folder = await realpath(join(tmpdir(), name))
    await killCluster(clusterIn(folder))
    await rm(folder, { recursive: true, force: true })
  }
}

/** SIGKILL for the postmaster and everything under it, like a machine that loses its power but for the disk. */
export async function killCluster(cluster: string): Promise<void> {
  const lock = await readLock(join(cluster, 'postmaster.pid'))
  const findAll = async () => {
    const postmaster = lock && (await runsIn(lock.pid, cluster)) ? [lock.pid] : []
    return [...new Set([...postmaster, ...(await processesIn(cluster))])]
  }
  const killAll = async () => {
    const pids = await findAll()
    for (const pid of pids) kill(pid)
    return pids.length === 0
  }
  await waitUntil(killAll, 10_000, `Processes in ${cluster} can't be killed`)
}

export function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It was quicker.
  }
}
