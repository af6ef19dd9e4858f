import { execFileSync } from 'node:child_process'
import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { chromiumOptions } from '../e2e/browsers.ts'

const run = (...words: string[]) => execFileSync('ip', words, { stdio: ['ignore', 'ignore', 'pipe'] })

/** The addresses of the near side, where this process is, and of the far side. */
export const addresses = { near: '10.77.0.1', far: '10.77.0.2' } as const

/** Bytes that a token bucket lets through at once. */
const burst = '8k'

/**
 * Two network namespaces with a cable between them, and nothing else. Needs root and iproute2. The near one is where
 * `command` is run (this script again, say); removed when it ends.
 */
export function withinNamespaces(name: string, command: readonly string[], environment: NodeJS.ProcessEnv) {
  const [near, far] = [`${name}-near`, `${name}-far`]
  try {
    for (const space of [near, far]) {
      run('netns', 'add', space)
      run('-n', space, 'link', 'set', 'lo', 'up')
    }
    run('-n', near, 'link', 'add', 'cable', 'type', 'veth', 'peer', 'name', 'cable', 'netns', far)
    for (const [space, address] of [
      [near, addresses.near],
      [far, addresses.far],
    ] as const) {
      run('-n', space, 'address', 'add', `${address}/24`, 'dev', 'cable')
      run('-n', space, 'link', 'set', 'cable', 'up')
      run('-n', space, 'route', 'add', 'default', 'dev', 'cable')
    }
    execFileSync('ip', ['netns', 'exec', near, ...command], {
      stdio: 'inherit',
      env: { ...environment, NARROW_FAR: far },
    })
  } finally {
    for (const space of [near, far]) run('netns', 'delete', space)
  }
}

/** What the far side sends goes no faster than this and waits in a queue of so many milliseconds; null: as fast as it will. */
export function limitFar(far: string, narrow: { rate: string; queue: number } | null) {
  const rule = ['tc', 'qdisc', narrow === null ? 'delete' : 'add', 'dev', 'cable', 'root']
  const shaping =
    narrow === null ? [] : ['tbf', 'rate', narrow.rate, 'burst', burst, 'latency', `${narrow.queue}ms`]
  run('netns', 'exec', far, ...rule, ...shaping)
}

/** A Chromium in this namespace, or in `space`, that takes `url` for safe though it is plain http. `folder` is for its files. */
export function launchWithin(space: string | null, url: string, media: readonly string[], folder: string) {
  // Names ending in .local are asked for by multicast, which ends at the namespace.
  const options = chromiumOptions(media, ['WebRtcHideLocalIpsWithMdns'])
  const args = [...(options.args ?? []), `--unsafely-treat-insecure-origin-as-secure=${new URL(url).origin}`]
  if (space === null) return chromium.launch({ ...options, args })
  const wrapper = join(folder, 'browser.sh')
  writeFileSync(wrapper, `#!/bin/sh\nexec ip netns exec ${space} ${options.executablePath} "$@"\n`)
  chmodSync(wrapper, 0o755)
  return chromium.launch({ ...options, executablePath: wrapper, args })
}
