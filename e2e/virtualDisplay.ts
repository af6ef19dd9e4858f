import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

/** An X display that nobody looks at, for browsers that share a screen only where there is one. */
export async function openVirtualDisplay() {
  // It chooses a free number by itself, and writes it to file descriptor 3 once it serves.
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x800x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const channel = child.stdio[3]
  if (!channel || !('readable' in channel)) throw new Error('Xvfb tells no number')
  const lines = createInterface({ input: channel })
  const [number] = await Promise.race([
    once(lines, 'line'),
    once(child, 'exit').then(() => Promise.reject(new Error('Xvfb ended'))),
  ])
  return {
    name: `:${number}`,
    async [Symbol.asyncDispose]() {
      const exited = once(child, 'exit')
      child.kill('SIGTERM')
      await exited
    },
  }
}
