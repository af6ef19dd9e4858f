import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const source = fileURLToPath(new URL('forwarder.c', import.meta.url))
const buildFolder = fileURLToPath(new URL('../../.build/delay/', import.meta.url))

/** Where the two people are. The server is where this process is; all three are equally far from each other. */
type Place = 'anna' | 'ben'
export const serverAddress = '10.77.0.1'

export type DelayedNetwork = AsyncDisposable & {
  /** The network namespace of a person. */
  namespaceOf: (place: Place) => string
  /** From now on a packet takes `delay` milliseconds one way, and `loss` per cent of them are lost. */
  set: (delay: number, loss: number) => Promise<void>
}

async function compile() {
  await mkdir(buildFolder, { recursive: true })
  const program = join(buildFolder, 'forwarder')
  try {
    await run('cc', ['-O2', '-Wall', '-Wextra', '-o', program, source])
  } catch (error) {
    throw new Error('The delay emulator needs a C compiler: apt-get install gcc libc6-dev', { cause: error })
  }
  return program
}

const ip = (...words: string[]) => run('ip', words)
/** The words that lead `ip` to a namespace; none for this process's own. */
const at = (name: string | null) => (name === null ? [] : ['-n', name])

async function addAddress(name: string | null, index: number) {
  await ip(...at(name), 'link', 'set', 'lo', 'up')
  await ip(...at(name), 'addr', 'add', `10.77.0.${index + 1}/24`, 'dev', 'wan0')
  await ip(...at(name), 'link', 'set', 'wan0', 'txqueuelen', '5000', 'up')
}

/**
 * Opens the network. Linux alone, and root: it makes network namespaces and devices. This process is to be in a namespace of
 * its own, see `enterOwnNamespace`.
 */
export async function openDelayedNetwork(): Promise<DelayedNetwork> {
  const program = await compile()
  const namespaceOf = (place: Place) => `avari-${process.pid}-${place}`
  const names = [namespaceOf('anna'), namespaceOf('ben')]
  for (const name of names) await ip('netns', 'add', name)
  const forwarder = spawn(program, ['-', ...names], { stdio: ['pipe', 'pipe', 'inherit'] })
  const answers = createInterface({ input: forwarder.stdout })[Symbol.asyncIterator]()
  await answers.next()
  for (const [index, name] of [null, ...names].entries()) await addAddress(name, index)
  return {
    namespaceOf,
    set: async (delay, loss) => {
      forwarder.stdin.write(`${delay} ${loss}\n`)
      await answers.next()
    },
    [Symbol.asyncDispose]: async () => {
      const exited = once(forwarder, 'exit')
      forwarder.stdin.end()
      await exited
      for (const name of names) await ip('netns', 'del', name)
    },
  }
}

/** A program that starts `executable` in `namespace`, for who takes nothing but a path. */
export async function inNamespace(namespace: string, executable: string) {
  const path = join(buildFolder, `${namespace}.sh`)
  await writeFile(path, `#!/bin/sh\nexec ip netns exec ${namespace} '${executable}' "$@"\n`)
  await chmod(path, 0o755)
  return path
}

const entered = 'AVARI_OWN_NAMESPACE'

/** Starts this script anew in a network of its own, and waits for its end. False where it is there already. */
export async function enterOwnNamespace() {
  if (process.env[entered]) return false
  const words = ['--net', '--mount', process.execPath, ...process.argv.slice(1)]
  const inside = spawn('unshare', words, { stdio: 'inherit', env: { ...process.env, [entered]: '1' } })
  const [code]: unknown[] = await once(inside, 'exit')
  process.exitCode = typeof code === 'number' ? code : 1
  return true
}
