import { createServer } from 'vite'
import { expect, test } from '@playwright/test'
import { launchChromium } from './browsers.ts'

declare global {
  var collide: (pairs: number, rounds: number) => Promise<Record<string, number>>
}

const pairs = 25
const rounds = 500

test(`both ends offering at once, ${rounds} times, always agree`, async () => {
  test.setTimeout(120_000)
  // The engine's own sources, as they are, without the product around them.
  const server = await createServer({
    configFile: false,
    root: new URL('..', import.meta.url).pathname,
    cacheDir: 'node_modules/.vite-engine',
    appType: 'custom',
    logLevel: 'error',
    server: { host: '127.0.0.1', port: 0, hmr: false, ws: false, watch: null },
  })
  await server.listen()
  const browser = await launchChromium()
  try {
    const page = await browser.newPage()
    const [url] = server.resolvedUrls?.local ?? []
    await page.goto(`${url}LICENSE`)
    // Once a page may use the microphone, its candidates are addresses rather than names to look up.
    await page.evaluate(() => navigator.mediaDevices.getUserMedia({ audio: true }).then(() => undefined))
    await page.addScriptTag({ type: 'module', url: '/call/glare.browser.ts' })
    const found = await page.evaluate(
      ([pairCount, roundCount]) => globalThis.collide(pairCount, roundCount),
      [pairs, rounds] as const,
    )
    expect(found).toMatchObject({ rounds, agreed: rounds, connected: pairs, heard: pairs })
    expect(found['offers'], 'more than one of the two made each time').toBeGreaterThan(rounds * 1.5)
  } finally {
    await browser.close()
    await server.close()
  }
})
