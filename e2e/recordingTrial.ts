import { mkdir, writeFile } from 'node:fs/promises'
import type { BrowserContext, Page } from '@playwright/test'
import { expect } from '@playwright/test'

export type FoundRecording = {
  id: string
  fileName: string
  type: string
  durationMs: number
  sizeBytes: number
  state: string
}
type Wish = { id: string; format: 'webm' | 'mp4'; layout: 'side-by-side' | 'speaker' }

declare global {
  /** What call/recording/recorder.browser.ts offers. */
  var recordingTrial: {
    begin: (wish: Wish) => Promise<{ records: boolean }>
    state: () => { phase: string; problem: string | null }
    end: () => Promise<{ file: FoundRecording; state: { phase: string; problem: string | null } }>
    readAsAddress: (id: string) => Promise<string>
    jumpTo: (id: string, seconds: number) => Promise<{ duration: number; at: number }>
    supportedFormats: () => Promise<string[]>
    listRecordings: () => Promise<FoundRecording[]>
    repairRecording: (id: string) => Promise<FoundRecording | null>
  }
}

/** A page with the engine of recordings in it and nothing else; `url` is that of the served sources. */
export async function openTrial(context: BrowserContext, url: string) {
  const page = await context.newPage()
  await page.goto(`${url}LICENSE`)
  await page.addScriptTag({ type: 'module', url: '/call/recording/recorder.browser.ts' })
  await page.waitForFunction(() => 'recordingTrial' in globalThis)
  return page
}

/** Records two people who are made of colours and tones, until `endTrial` or the end of the page. */
export async function beginTrial(page: Page, wish: Wish) {
  // A press on the page, without which browsers let no sound run.
  await page.mouse.click(5, 5)
  expect(await page.evaluate((wanted) => globalThis.recordingTrial.begin(wanted), wish)).toMatchObject({
    records: true,
    phase: 'recording',
    problem: null,
  })
  return Date.now()
}

/** Waits until a moment of this machine's clock has come. */
export async function waitUntil(moment: number) {
  await expect.poll(() => Date.now() >= moment, { timeout: 60_000, intervals: [50] }).toBe(true)
}

/** Takes a recording out of the browser, and tells where it is now. */
export async function takeOut(page: Page, { id, fileName }: FoundRecording) {
  const address = await page.evaluate((wanted) => globalThis.recordingTrial.readAsAddress(wanted), id)
  const folder = new URL('../test-results/recordings/', import.meta.url)
  await mkdir(folder, { recursive: true })
  const { pathname } = new URL(`${id}-${fileName}`, folder)
  await writeFile(pathname, Buffer.from(address.slice(address.indexOf(',') + 1), 'base64'))
  return pathname
}
