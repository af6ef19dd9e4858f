import { createHash } from 'node:crypto'
import { chown, lstat, mkdir, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import type { DatabaseConnection } from '../database.ts'
import { findBinaries } from './binaries.ts'
import { chooseLauncher, type Launcher } from './launcher.ts'
import { hasCode } from './processes.ts'

/** Everything about one embedded cluster that does not change while it is used. Paths are real paths. */
export type Place = {
  binaries: string
  launcher: Launcher
  /** Holds the cluster, its log and, where its path is short enough, its socket. */
  folder: string
  cluster: string
  logFile: string
  socketFolder: string
  connection: Exclude<DatabaseConnection, { connectionString: string }>
  /** For tests: fast, and lost with the machine's power. */
  disposable: boolean
}

const port = 5432
/** What fits a socket's address: 104 bytes on macOS, 108 on Linux, with the zero at the end. */
const longestSocketPath = 103

/** Makes the folders and finds out how the cluster in `dataDir` is to be run. */
export async function preparePlace(dataDir: string, disposable: boolean): Promise<Place> {
  const binaries = await findBinaries()
  // As root the database's account must get through, but not look in.
  await mkdir(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
  const folder = join(await realpath(dataDir), 'postgres')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const launcher = await chooseLauncher(binaries, folder)
  const socketFolder = await prepareSocketFolder(folder, launcher)
  return {
    binaries,
    launcher,
    folder,
    cluster: join(folder, 'cluster-18'),
    logFile: join(folder, 'postgres.log'),
    socketFolder,
    connection: { host: socketFolder, port, user: 'postgres', database: 'postgres' },
    disposable,
  }
}

export const socketFile = (socketFolder: string) => join(socketFolder, `.s.PGSQL.${port}`)

async function prepareSocketFolder(folder: string, { account }: Launcher) {
  if (Buffer.byteLength(socketFile(folder)) <= longestSocketPath) return folder
  // The same name from every process, whatever its TMPDIR: they must find each other.
  const short = join('/tmp', `avari-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`)
  try {
    await mkdir(short, { mode: 0o700 })
    if (account) await chown(short, account.uid, account.gid)
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error
  }
  // /tmp is everybody's: somebody else's folder there could hold somebody else's database.
  const found = await lstat(short)
  const uid = account?.uid ?? process.getuid?.()
  if (!found.isDirectory() || found.uid !== uid || (found.mode & 0o077) !== 0) {
    throw new Error(`${short} is needed for the database's socket, but belongs to somebody else`)
  }
  return short
}
