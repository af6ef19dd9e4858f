import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { open, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createCluster } from './createCluster.ts'
import type { Place } from './place.ts'
import { isRunning, runsIn } from './processes.ts'
import { lockFile, readLock, removeEmptyLock, removeStaleLocks } from './staleLocks.ts'
import { waitUntil } from './waitUntil.ts'

/** Milliseconds. Recovery after a crash replays at most some hundred megabytes. */
const startTimeout = 60_000
const stopTimeout = 30_000
const largestLog = 10 * 1024 * 1024

const settings = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '100',
  shared_buffers: '64MB',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
}
const disposableSettings = {
  ...settings,
  max_connections: '400',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
}

/** Returns when a postmaster serves the cluster, ours or one that another server, perhaps a dead one, has started. */
export async function ensurePostmaster(place: Place): Promise<void> {
  await createCluster(place)
  await waitUntil(() => serves(place), startTimeout, `PostgreSQL in ${place.folder} did not get ready`)
}

async function serves(place: Place) {
  const lock = await readLock(lockFile(place))
  if (lock && !(await removeStaleLocks(place, lock))) return lock.ready
  if (!lock) await removeEmptyLock(place)
  return startPostmaster(place)
}

/** True once it is ready; false where another server was quicker. Throws where it can't start. */
async function startPostmaster(place: Place) {
  const { size, child, exited } = await launch(place)
  const isReady = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return 'exited'
    const lock = await readLock(lockFile(place))
    return lock?.pid === child.pid && lock?.ready ? 'ready' : undefined
  }
  const outcome = await waitUntil(isReady, startTimeout, `PostgreSQL in ${place.folder} did not get ready`)
  if (outcome === 'ready') {
    child.unref()
    return true
  }
  await exited
  const log = (await readFile(place.logFile)).subarray(size).toString()
  // PostgreSQL's own locks decide between two that start at once.
  if (/lock file .* (?:already exists|is empty)|shared memory block .* still in use/u.test(log)) return false
  throw new Error(`PostgreSQL did not start: ${log.slice(-1000)}`)
}

async function launch(
  place: Place,
): Promise<{ size: number; child: ChildProcess; exited: Promise<unknown> }> {
  const { size: before } = await stat(place.logFile).catch(() => ({ size: 0 }))
  const size = before > largestLog ? 0 : before
  // A file and not a pipe to us: the postmaster may outlive us.
  const log = await open(place.logFile, size === 0 ? 'w' : 'a', 0o600)
  try {
    const chosen = place.disposable ? disposableSettings : settings
    const options = Object.entries({ ...chosen, unix_socket_directories: place.socketFolder })
    const [program, args] = place.launcher.command(join(place.binaries, 'postgres'), [
      '-D',
      place.cluster,
      ...options.flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ])
    // A session of its own: Ctrl-C is for us, and we stop it in order.
    const child = spawn(program, args, {
      ...place.launcher.account,
      cwd: '/',
      detached: true,
      env: { PATH: process.env.PATH ?? '' },
      stdio: ['ignore', log.fd, log.fd],
    })
    const exited = once(child, 'exit')
    exited.catch(() => undefined)
    await once(child, 'spawn')
    return { size, child, exited }
  } finally {
    await log.close()
  }
}

/** Ends the postmaster in order, and returns when it has ended, which it does after everything under it. */
export async function stopPostmaster(place: Place): Promise<void> {
  const lock = await readLock(lockFile(place))
  if (!lock || !(await runsIn(lock.pid, place.cluster))) return
  // This process alone: another server may start the next one at once.
  const isGone = async () => !(await isRunning(lock.pid))
  // SIGINT: fast shutdown, which ends sessions and writes a checkpoint.
  process.kill(lock.pid, 'SIGINT')
  try {
    await waitUntil(isGone, stopTimeout, 'slow')
  } catch {
    // SIGQUIT: at once; the next start recovers from the log.
    process.kill(lock.pid, 'SIGQUIT')
    await waitUntil(isGone, stopTimeout, `PostgreSQL in ${place.folder} does not end`)
  }
}
