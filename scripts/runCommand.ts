import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const projectRoot = fileURLToPath(new URL('..', import.meta.url))

export type CommandResult = { exitCode: number; output: string; seconds: number }

/** The environment of a command: the project's own tools come first, so that `node` is the version that it depends on. */
function commandEnvironment(extra: NodeJS.ProcessEnv) {
  const path = [join(projectRoot, 'node_modules', '.bin'), process.env['PATH']].join(delimiter)
  return { ...process.env, PATH: path, ...extra }
}

/**
 * Runs `command` in the project's folder. Its output is collected; with `stream` it also passes through as it comes.
 * A command that can't be started, or that a signal ends, counts as exit code 1.
 */
export function runCommand(
  command: readonly [string, ...string[]],
  options: { stream?: boolean; environment?: NodeJS.ProcessEnv } = {},
): Promise<CommandResult> {
  const started = performance.now()
  const [program, ...args] = command
  const child = spawn(program, args, {
    cwd: projectRoot,
    env: commandEnvironment(options.environment ?? {}),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const chunks: Buffer[] = []
  const take = (to: NodeJS.WriteStream) => (chunk: Buffer) => {
    chunks.push(chunk)
    if (options.stream) to.write(chunk)
  }
  child.stdout.on('data', take(process.stdout))
  child.stderr.on('data', take(process.stderr))
  return new Promise((resolve) => {
    const finish = (exitCode: number) =>
      resolve({
        exitCode,
        output: Buffer.concat(chunks).toString(),
        seconds: (performance.now() - started) / 1000,
      })
    child.once('error', (error) => {
      chunks.push(Buffer.from(`${error.message}\n`))
      finish(1)
    })
    child.once('close', (code) => finish(code ?? 1))
  })
}
