import { readdir, readFile, readlink } from 'node:fs/promises'

/** Whether a process runs. A zombie does not, though it still answers signal 0 until its parent reaps it. */
export async function isRunning(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (!hasCode(error, 'EPERM')) return false
  }
  if (process.platform !== 'linux') return true
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
    // The name before it may hold anything, even a parenthesis.
    const state = stat.charAt(stat.lastIndexOf(')') + 2)
    return state !== 'Z' && state !== 'X'
  } catch {
    return false
  }
}

/**
 * The running processes whose working folder is `folder`, which must be a real path: PostgreSQL's all sit in their cluster's.
 * Known on Linux only; elsewhere none is reported.
 */
export async function processesIn(folder: string): Promise<number[]> {
  if (process.platform !== 'linux') return []
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/u.test(name)).map(Number)
  const inside = await Promise.all(
    pids.map(async (pid) => (await sitsIn(pid, folder)) && (await isRunning(pid))),
  )
  return pids.filter((_, index) => inside[index])
}

/** Whether `pid` runs in `folder`, or, where that can't be known, whether it runs at all. */
export async function runsIn(pid: number, folder: string): Promise<boolean> {
  return (await isRunning(pid)) && (process.platform !== 'linux' || (await sitsIn(pid, folder)))
}

async function sitsIn(pid: number, folder: string) {
  return (await readlink(`/proc/${pid}/cwd`).catch(() => '')) === folder
}

export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
