import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export const turnSecret = 'a secret that only tests ever use'
const deployed = fileURLToPath(new URL('../../deploy/coturn/turnserver.conf', import.meta.url))
/** Milliseconds. */
const startLimit = 10_000

type CoturnOptions = {
  /** Where it listens and relays; the first is where it is asked. */
  addresses: readonly string[]
  /** With the configuration that operators get, rather than only what a call needs. */
  configuration?: 'deployed' | 'none'
  tlsPort?: number
  more?: readonly string[]
}

export type Coturn = AsyncDisposable & {
  address: string
  port: number
  tlsPort: number
  output: () => string
}

async function freePort(address: string) {
  const server = createServer().listen(0, address)
  await once(server, 'listening')
  const bound = server.address()
  server.close()
  await once(server, 'close')
  if (bound === null || typeof bound === 'string') throw new Error('No port is free')
  return bound.port
}

function makeCertificate(folder: string) {
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
  const subject = ['-subj', '/CN=avari.test', '-days', '1', '-nodes']
  const request = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1']
  execFileSync('openssl', [...request, ...subject, '-keyout', key, '-out', cert], { stdio: 'ignore' })
  return [`--cert=${cert}`, `--pkey=${key}`]
}

/** It counts its servers once all of them listen. */
function untilOpen(child: ChildProcess, output: () => string) {
  return new Promise<void>((resolve, reject) => {
    const fail = (reason: string) => reject(new Error(`coturn ${reason}: ${output()}`))
    const deadline = setTimeout(() => fail('did not open its ports'), startLimit)
    child.once('error', (error) => fail(`can't be started (is it installed?): ${error.message}`))
    child.once('exit', () => fail('ended'))
    child.stdout?.on('data', () => {
      if (!output().includes('Total General servers')) return
      clearTimeout(deadline)
      resolve()
    })
  })
}

/** A real coturn with `turnSecret`. Throws, with what it printed, where it doesn't start or isn't installed. */
export async function startCoturn({
  addresses,
  configuration = 'none',
  tlsPort,
  more = [],
}: CoturnOptions): Promise<Coturn> {
  const [address = '127.0.0.1'] = addresses
  const folder = await mkdtemp(join(tmpdir(), 'avari-coturn-'))
  const [port, tls] = [await freePort(address), tlsPort ?? (await freePort(address))]
  const child = spawn('turnserver', [
    ...(configuration === 'deployed'
      ? ['-c', deployed]
      : ['-n', '--use-auth-secret', '--realm=avari', '--no-cli']),
    `--static-auth-secret=${turnSecret}`,
    ...addresses.flatMap((each) => [`--listening-ip=${each}`, `--relay-ip=${each}`]),
    `--listening-port=${port}`,
    `--tls-listening-port=${tls}`,
    ...makeCertificate(folder),
    '--log-file=stdout',
    '--simple-log',
    `--pidfile=${join(folder, 'pid')}`,
    `--userdb=${join(folder, 'users')}`,
    ...more,
  ])
  const printed: string[] = []
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on('line', (line) => printed.push(line))
  const output = () => printed.join('\n')
  await untilOpen(child, output)
  return {
    address,
    port,
    tlsPort: tls,
    output,
    async [Symbol.asyncDispose]() {
      if (child.exitCode === null) {
        child.kill('SIGKILL')
        await once(child, 'exit')
      }
      await rm(folder, { recursive: true, force: true })
    },
  }
}
