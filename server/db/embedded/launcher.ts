import { execFile } from 'node:child_process'
import { chown, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

type Account = { uid: number; gid: number }

/** How to start PostgreSQL's programs, which refuse to run as root. */
export type Launcher = {
  /** The account that the programs run under; none: our own. */
  account?: Account
  /** The program to start, and its arguments. */
  command(program: string, args: string[]): [string, string[]]
}

const direct: Launcher['command'] = (program, args) => [program, args]

/**
 * As root: the owner of a folder that was used before, else `postgres` or `nobody`, where that account can reach the programs and the
 * folder, which becomes theirs; else a user namespace in which our files appear as theirs. As anybody else: ourselves.
 */
export async function chooseLauncher(binaries: string, folder: string): Promise<Launcher> {
  if (process.getuid?.() !== 0) return { command: direct }
  const owner = await stat(folder)
  const account =
    owner.uid === 0
      ? ((await findAccount('postgres')) ?? (await findAccount('nobody')))
      : { uid: owner.uid, gid: owner.gid }
  if (!account)
    throw new Error('PostgreSQL refuses to run as root, and there is no account "postgres" or "nobody"')
  if (await canReach(account, binaries, folder)) return { account, command: direct }

  await chown(folder, owner.uid, owner.gid)
  const namespace = ['--user', `--map-user=${account.uid}`, `--map-group=${account.gid}`]
  const command: Launcher['command'] = (program, args) => ['unshare', [...namespace, program, ...args]]
  try {
    await run(...command(join(binaries, 'postgres'), ['--version']))
  } catch (error) {
    throw new Error(
      `PostgreSQL refuses to run as root; uid ${account.uid} can't reach ${folder} or ${binaries}, and user namespaces are not ` +
        'available. Start Avari as an ordinary user, choose another DATA_DIR, or set DATABASE_URL.',
      { cause: error },
    )
  }
  return { command }
}

async function canReach(account: Account, binaries: string, folder: string) {
  await chown(folder, account.uid, account.gid)
  try {
    await run('/bin/sh', ['-c', 'cd "$1" && test -w .', 'sh', folder], { ...account, cwd: '/' })
    await run(join(binaries, 'postgres'), ['--version'], { ...account, cwd: '/' })
    return true
  } catch {
    return false
  }
}

async function findAccount(name: string): Promise<Account | undefined> {
  const accounts = await readFile('/etc/passwd', 'utf8').catch(() => '')
  const line = accounts.split('\n').find((entry) => entry.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined
}
