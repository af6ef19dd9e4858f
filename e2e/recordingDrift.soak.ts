import { mkdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { chromium, expect, test } from '@playwright/test'
import { chromiumOptions } from './browsers.ts'
import { openPlainTab } from './plainTab.ts'
import { probeFile } from './recordedFile.ts'
import { waitUntil } from './recordingTrial.ts'
import { apart, lookAndListen } from './soundOffset.ts'
import { serveSources } from './sourceServer.ts'

const minutes = 10
/** In these the tab is hidden. */
const hidden = { from: 3, to: 7 }
/** Seconds of each minute that are looked at. */
const sample = 10

async function findPort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address ? address.port : 0
}

type Tab = Awaited<ReturnType<typeof openPlainTab>>

async function begin(tab: Tab) {
  await expect.poll(() => tab.evaluate('document.readyState')).toBe('complete')
  await tab.evaluate("import('/call/recording/recorder.browser.ts').then(() => true)")
  const wish = { id: 'drift', format: 'webm', layout: 'side-by-side' }
  expect(await tab.evaluate(`recordingTrial.begin(${JSON.stringify(wish)})`)).toMatchObject({ records: true })
  return Date.now()
}

async function takeOut(tab: Tab) {
  await tab.evaluate('recordingTrial.end().then(() => true)')
  const address = String(await tab.evaluate("recordingTrial.readAsAddress('drift')"))
  const folder = new URL('../test-results/recordings/', import.meta.url)
  await mkdir(folder, { recursive: true })
  const { pathname } = new URL('drift.webm', folder)
  await writeFile(pathname, Buffer.from(address.slice(address.indexOf(',') + 1), 'base64'))
  return pathname
}

test(`sound and picture stay together over ${minutes} minutes, some of them in a hidden tab`, async () => {
  test.setTimeout((minutes + 5) * 60_000)
  const server = await serveSources()
  const port = await findPort()
  const { args = [], ...options } = chromiumOptions()
  const browser = await chromium.launch({ ...options, args: [...args, `--remote-debugging-port=${port}`] })
  const [tab, other] = [
    await openPlainTab(port, `${server.url}LICENSE`),
    await openPlainTab(port, 'about:blank'),
  ]
  await tab.bringToFront()
  const begun = await begin(tab)
  await waitUntilMinute(begun, hidden.from)
  await other.bringToFront()
  await expect.poll(() => tab.evaluate('document.visibilityState')).toBe('hidden')
  await waitUntilMinute(begun, hidden.to)
  expect(await tab.evaluate('document.visibilityState')).toBe('hidden')
  await tab.bringToFront()
  await waitUntilMinute(begun, minutes)
  const path = await takeOut(tab)
  await browser.close()
  await server.close()
  const { duration } = await probeFile(path)
  expect(Math.abs(duration - minutes * 60)).toBeLessThan(3)
  for (let minute = 0; minute < minutes; minute += 1) {
    const found = await lookAndListen(path, minute * 60 + 30, sample)
    console.log(`minute ${minute + 1}: sound is ${found.offset} s behind the picture, ${found.beeps} beeps`)
    expect(Math.abs(found.offset)).toBeLessThan(apart)
    expect(found.beeps).toBeGreaterThanOrEqual(sample - 1)
    expect(found.bothSeen).toBeGreaterThan(0.9)
  }
})

async function waitUntilMinute(begun: number, minute: number) {
  while (Date.now() < begun + minute * 60_000)
    await waitUntil(Math.min(begun + minute * 60_000, Date.now() + 30_000))
}
