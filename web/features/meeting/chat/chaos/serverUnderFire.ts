import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const projectRoot = fileURLToPath(new URL('../../../../..', import.meta.url))

export type ServerUnderFire = AsyncDisposable & {
  port: number
  /** SIGKILL, and the same data folder served anew. */
  killAndRestart(): Promise<void>
}

/** A whole server in a process of its own, with its database in a folder that outlives it. */
export async function startServerUnderFire(): Promise<ServerUnderFire> {
  const folder = await mkdtemp(join(tmpdir(), 'avari-chaos-'))
  // The database's own user must be able to reach it.
  await chmod(folder, 0o755)
  const port = await freePort()
  let child = await launch(folder, port)
  return {
    port,
    async killAndRestart() {
      await end(child, 'SIGKILL')
      child = await launch(folder, port)
    },
    async [Symbol.asyncDispose]() {
      await end(child, 'SIGTERM')
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

async function launch(folder: string, port: number) {
  const child = spawn(process.execPath, ['server/main.ts'], {
    cwd: projectRoot,
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: String(port),
      DATA_DIR: folder,
      DATABASE_URL: '',
      STUN_SERVER_URL: ',',
      NODE_ENV: 'production',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.includes('Avari is ready')) continue
    // What it prints from now on is read by nobody, and must not hold it up.
    child.stdout.resume()
    return child
  }
  throw new Error('The server ended before it was ready')
}

async function end(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM') {
  const exited = once(child, 'exit')
  child.kill(signal)
  await exited
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (typeof address !== 'object' || address === null) throw new Error('No port')
  return address.port
}
