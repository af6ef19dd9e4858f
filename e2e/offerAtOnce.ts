import { expect } from '@playwright/test'
import { launchChromium } from './browsers.ts'
import { serveSources } from './sourceServer.ts'

declare global {
  var collide: (pairs: number, rounds: number) => Promise<Record<string, number>>
}

const pairs = 25

/** Both ends of each of 25 connections in one page offer at once, `rounds` times in all, and always agree. */
export async function offerAtOnce(rounds: number) {
  const server = await serveSources()
  const browser = await launchChromium()
  try {
    const page = await browser.newPage()
    await page.goto(`${server.url}LICENSE`)
    // Once a page may use the microphone, its candidates are addresses rather than names to look up.
    await page.evaluate(() => navigator.mediaDevices.getUserMedia({ audio: true }).then(() => undefined))
    await page.addScriptTag({ type: 'module', url: '/call/glare.browser.ts' })
    const found = await page.evaluate(
      ([pairCount, roundCount]) => globalThis.collide(pairCount, roundCount),
      [pairs, rounds] as const,
    )
    console.log(
      `both offering at once: ${found['agreed']} of ${rounds} agree, the last after ${found['slowest']} ms`,
    )
    expect(found).toMatchObject({ rounds, agreed: rounds, connected: pairs, heard: pairs })
    expect(found['offers'], 'more than one of the two made each time').toBeGreaterThan(rounds * 1.5)
  } finally {
    await browser.close()
    await server.close()
  }
}
