import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { access, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect } from '@playwright/test'

const run = promisify(execFile)

/** A sound server of a test's own, in which devices can be plugged in and pulled out. */
export type SoundServer = {
  /** What a program needs to be told to use it. */
  environment: NodeJS.ProcessEnv
  /** Plugs a microphone in that is called `name`; returns the way to pull it out. */
  plugMicrophone: (name: string) => Promise<() => Promise<void>>
  [Symbol.asyncDispose]: () => Promise<void>
}

async function exists(path: string) {
  try {
    await access(path)
    return true
  } catch {
    return false
  }
}

/** Whether this machine has PulseAudio; scripts/browsers.ts installs it where it can. */
export async function hasSoundServer() {
  try {
    await run('pulseaudio', ['--version'])
    await run('pactl', ['--version'])
    return true
  } catch {
    return false
  }
}

export async function startSoundServer(): Promise<SoundServer> {
  const folder = await mkdtemp(join(tmpdir(), 'avari-sound-'))
  const socket = join(folder, 'native')
  const own = { ...process.env, HOME: folder, XDG_RUNTIME_DIR: folder, PULSE_RUNTIME_PATH: folder }
  const native = `module-native-protocol-unix auth-anonymous=1 socket=${socket}`
  const modules = [native, 'module-null-sink sink_name=room'].flatMap((module) => ['-L', module])
  const server = spawn('pulseaudio', ['-n', '--daemonize=no', '--exit-idle-time=-1', ...modules], {
    env: own,
    stdio: 'ignore',
  })
  await expect.poll(() => exists(socket)).toBe(true)
  const environment = { ...process.env, PULSE_SERVER: `unix:${socket}` }
  const control = async (...words: string[]) =>
    (await run('pactl', words, { env: environment })).stdout.trim()
  return {
    environment,
    plugMicrophone: async (name) => {
      const id = await control(
        'load-module',
        'module-virtual-source',
        `source_name=${name}`,
        'master=room.monitor',
        `source_properties=device.description=${name}`,
      )
      return async () => void (await control('unload-module', id))
    },
    [Symbol.asyncDispose]: async () => {
      await stop(server)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function stop(server: ChildProcess) {
  const { promise, resolve } = Promise.withResolvers<void>()
  if (server.exitCode !== null) resolve()
  server.once('exit', () => resolve())
  server.kill()
  return promise
}
