import { setTimeout } from 'node:timers/promises'

/** Milliseconds between two looks at something that nobody announces: a file, another process. */
const pause = 15

/** Looks again and again until `check` gives something truthy, and returns it; throws `failure` after `timeout` milliseconds. */
export async function waitUntil<T>(
  check: () => Promise<T | false | undefined>,
  timeout: number,
  failure: string,
): Promise<T> {
  const deadline = performance.now() + timeout
  for (;;) {
    const found = await check()
    if (found) return found
    if (performance.now() > deadline) throw new Error(failure)
    await setTimeout(pause)
  }
}
