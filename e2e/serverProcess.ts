import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const projectRoot = fileURLToPath(new URL('..', import.meta.url))
const startLimit = 30_000
const stopLimit = 10_000

export type ServerProcess = {
  url: string
  process: ChildProcess
  /** Everything that it printed until now. */
  output: () => string
  /** Asks it to stop and waits until it has. */
  stop: () => Promise<void>
}

/** A folder for one embedded database; the database's own user must be able to reach it. */
export async function makeDataFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'avari-e2e-'))
  await chmod(folder, 0o755)
  return {
    path: folder,
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  }
}

async function stopProcess(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill('SIGTERM')
  const deadline = setTimeout(() => child.kill('SIGKILL'), stopLimit)
  await exited
  clearTimeout(deadline)
}

export function spawnNode(script: string, environment: Record<string, string>, args: readonly string[] = []) {
  const child = spawn(process.execPath, [script, ...args], {
    cwd: projectRoot,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const printed: string[] = []
  const listeners = new Set<(line: string) => void>()
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on('line', (line) => {
      printed.push(line)
      for (const listener of listeners) listener(line)
    })
  const output = () => printed.join('\n')

  /** The first line, printed already or later, from which `read` takes something. */
  function waitForLine<Found>(read: (line: string) => Found | undefined, limit: number): Promise<Found> {
    return new Promise((resolve, reject) => {
      const finish = (act: () => void) => {
        clearTimeout(deadline)
        listeners.delete(look)
        child.off('exit', onExit)
        act()
      }
      const fail = (reason: string) => finish(() => reject(new Error(`${script} ${reason}:\n${output()}`)))
      const onExit = () => fail('ended')
      const deadline = setTimeout(() => fail(`printed nothing of the kind in ${limit} ms`), limit)
      const look = (line: string) => {
        const found = read(line)
        if (found !== undefined) finish(() => resolve(found))
      }
      listeners.add(look)
      child.once('exit', onExit)
      for (const line of printed) look(line)
    })
  }
  return { process: child, output, waitForLine, stop: () => stopProcess(child) }
}

const readAddress = (line: string) =>
  /"url":"(https?:\/\/[^"]+)".*Avari is ready/u.exec(line)?.[1]?.replace(/\/$/u, '')

/** A whole server in a process of its own, on a free port, with the embedded database in `dataFolder`. */
export async function startServer(
  dataFolder: string,
  environment: Record<string, string> = {},
): Promise<ServerProcess> {
  const server = spawnNode('server/main.ts', {
    HOST: '127.0.0.1',
    PORT: '0',
    DATA_DIR: dataFolder,
    // An empty list. No test leaves the machine: both browsers are on it, so that host candidates are enough.
    STUN_SERVER_URL: ',',
    // Empty counts as absent, and keeps an .env file from setting it.
    DATABASE_URL: '',
    TRUST_PROXY: '1',
    ...environment,
  })
  try {
    const url = await server.waitForLine(readAddress, startLimit)
    return { url, process: server.process, output: server.output, stop: server.stop }
  } catch (error) {
    await server.stop()
    throw error
  }
}
