import type { Browser } from '@playwright/test'
import { expect, test } from '@playwright/test'
import { hasFirefox, launchChromium, launchFirefox, plainPage } from './browsers.ts'
import { decodingErrors, probeFile } from './recordedFile.ts'
import { beginTrial, openTrial, takeOut, waitUntil } from './recordingTrial.ts'
import { apart, lookAndListen } from './soundOffset.ts'
import { serveSources } from './sourceServer.ts'
import { hasSoundServer, startSoundServer } from './soundServer.ts'

/** How long is recorded; the first second may pass before everything runs. */
const seconds = 6

type Format = 'webm' | 'mp4'

async function recordAndJudge(browser: Browser, url: string, format: Format) {
  const context = await browser.newContext(plainPage)
  const page = await openTrial(context, url)
  expect(await page.evaluate(() => globalThis.recordingTrial.supportedFormats())).toContain(format)
  const begun = await beginTrial(page, { id: `trial-${format}`, format, layout: 'side-by-side' })
  await waitUntil(begun + seconds * 1000)
  const { file, state } = await page.evaluate(() => globalThis.recordingTrial.end())
  expect(state).toMatchObject({ phase: 'done', problem: null })
  expect(file).toMatchObject({ state: 'ready', type: `video/${format}` })
  expect(file.fileName).toMatch(new RegExp(`^avari-call-[\\d-]+T\\d\\d-\\d\\d-\\d\\dZ\\.${format}$`, 'u'))
  expect(file.durationMs / 1000).toBeGreaterThan(seconds - 1)
  const jump = await page.evaluate(([id, to]) => globalThis.recordingTrial.jumpTo(id, to), [
    file.id,
    4,
  ] as const)
  expect(jump.at).toBeCloseTo(4, 1)
  expect(jump.duration).toBeCloseTo(file.durationMs / 1000, 0)
  const path = await takeOut(page, file)
  await context.close()
  await judge(path, file.durationMs / 1000)
}

/** Everything that was to be seen and heard is in the file, in its place and in time. */
async function judge(path: string, length: number) {
  expect(await decodingErrors(path)).toBe('')
  const { duration, video, audio } = await probeFile(path)
  expect(duration).toBeCloseTo(length, 0)
  expect({ width: video.width, height: video.height, codec: audio.codec }).toEqual({
    width: 1280,
    height: 720,
    codec: 'opus',
  })
  const heard = await lookAndListen(path)
  expect(heard.bothSeen, 'both people are seen').toBeGreaterThan(0.9)
  expect(heard.steadyTone, 'the other one’s steady tone is heard').toBeGreaterThan(0.1)
  expect(heard.beeps).toBeGreaterThanOrEqual(seconds - 2)
  console.log(`${path}: sound is ${heard.offset} s behind the picture`)
  expect(Math.abs(heard.offset)).toBeLessThan(apart)
}

test('Chromium records both people as mp4', async () => {
  const server = await serveSources()
  const browser = await launchChromium()
  await recordAndJudge(browser, server.url, 'mp4')
  await browser.close()
  await server.close()
})

test('where room gets short it ends by itself, with a whole file', async () => {
  const server = await serveSources()
  const browser = await launchChromium()
  const context = await browser.newContext(plainPage)
  const page = await openTrial(context, server.url)
  const devTools = await context.newCDPSession(page)
  const { origin } = new URL(server.url)
  const wish = { id: 'short', format: 'webm', layout: 'side-by-side' } as const
  const room = async (quotaSize: number) =>
    devTools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize })

  await room(30e6)
  await page.mouse.click(5, 5)
  expect(await page.evaluate((wanted) => globalThis.recordingTrial.begin(wanted), wish)).toMatchObject({
    records: false,
    phase: 'failed',
    problem: 'no-space',
  })
  expect(await page.evaluate(() => globalThis.recordingTrial.listRecordings())).toEqual([])
  await room(100e6)
  const begun = await beginTrial(page, wish)
  const state = () => page.evaluate(() => globalThis.recordingTrial.state())
  await waitUntil(begun + 3000)
  await room(1e6)
  await expect.poll(state, { timeout: 30_000 }).toMatchObject({ phase: 'done', problem: 'no-space' })
  const [file] = await page.evaluate(() => globalThis.recordingTrial.listRecordings())
  expect(file).toMatchObject({ state: 'ready' })
  const path = file ? await takeOut(page, file) : ''
  expect(await decodingErrors(path)).toBe('')
  expect((await probeFile(path)).duration).toBeGreaterThan(1)
  await browser.close()
  await server.close()
})

test('Firefox records both people as webm', async () => {
  const lacks = !hasFirefox() || !(await hasSoundServer())
  test.skip(lacks, 'There is no Firefox or no PulseAudio on this machine')
  await using sounds = await startSoundServer()
  const server = await serveSources()
  const browser = await launchFirefox(undefined, sounds.environment)
  await recordAndJudge(browser, server.url, 'webm')
  await browser.close()
  await server.close()
})
