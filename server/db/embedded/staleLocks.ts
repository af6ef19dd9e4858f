import { link, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Place, socketFile } from './place.ts'
import { isRunning, processesIn, runsIn } from './processes.ts'
import { waitUntil } from './waitUntil.ts'

/** Milliseconds that the rest of a dead postmaster's processes may take to notice and end. */
const orphansTimeout = 30_000
const emptyLockAge = 5_000

export type LockedBy = { pid: number; ready: boolean }

export const lockFile = (place: Place) => join(place.cluster, 'postmaster.pid')

/** Who holds the cluster, according to postmaster.pid; undefined without the file or while it is being written. */
export async function readLock(file: string): Promise<LockedBy | undefined> {
  const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n')
  const pid = Number(lines[0])
  return pid > 0 ? { pid, ready: lines[7]?.trim() === 'ready' } : undefined
}

/**
 * Removes the locks of a postmaster that is dead, or a zombie, or whose number is another program's now, and returns true; false if it
 * lives. PostgreSQL does most of this by itself, but takes a zombie for a living one. Its own check that no process of the
 * former life still writes needs the file; so that check is made here first.
 */
export async function removeStaleLocks(place: Place, { pid }: LockedBy): Promise<boolean> {
  if (await runsIn(pid, place.cluster)) return false
  await waitUntil(
    async () => (await processesIn(place.cluster)).length === 0,
    orphansTimeout,
    `Processes of a dead PostgreSQL still run in ${place.cluster}`,
  )
  await takeAway(lockFile(place), pid)
  const socketLock = `${socketFile(place.socketFolder)}.lock`
  const holder = await readLock(socketLock)
  if (holder && !(await isRunning(holder.pid))) await takeAway(socketLock, holder.pid)
  return true
}

/** A power failure may leave an empty postmaster.pid, which PostgreSQL refuses to touch; a living one fills it at once. */
export async function removeEmptyLock(place: Place): Promise<void> {
  const found = await stat(lockFile(place)).catch(() => undefined)
  const isRemnant = found?.size === 0 && Date.now() - found.mtimeMs > emptyLockAge
  if (isRemnant && (await processesIn(place.cluster)).length === 0) await rm(lockFile(place), { force: true })
}

/** Removes a lock file, but not the one that a quicker server may have put in its place since it was read. */
async function takeAway(file: string, pid: number) {
  const aside = `${file}.${process.pid}.stale`
  try {
    await rename(file, aside)
  } catch {
    return
  }
  const taken = await readLock(aside)
  if (taken && taken.pid !== pid) await link(aside, file).catch(() => undefined)
  await rm(aside, { force: true })
}
