import { expect, test } from '@playwright/test'
import { launchChromium, plainPage } from './browsers.ts'
import { crashAndRecover } from './recordingCrash.ts'
import { beginTrial, openTrial, waitUntil } from './recordingTrial.ts'
import { serveSources } from './sourceServer.ts'

const rounds = 10

test(`a browser is killed in mid-recording ${rounds} times`, async () => {
  await crashAndRecover(rounds, 9)
})

test('a worker that breaks down costs the last seconds alone', async () => {
  test.setTimeout(90_000)
  const server = await serveSources()
  const browser = await launchChromium()
  const page = await openTrial(await browser.newContext(plainPage), server.url)
  const begun = await beginTrial(page, { id: 'broken', format: 'webm', layout: 'side-by-side' })
  await waitUntil(begun + 4000)
  const [worker] = page.workers().filter((each) => each.url().includes('recording.worker'))
  await worker?.evaluate(() => globalThis.close()).catch(() => undefined)
  const { file, state } = await page.evaluate(() => globalThis.recordingTrial.end())
  expect(state).toMatchObject({ phase: 'done', problem: null })
  expect(file.durationMs).toBeGreaterThan(2000)
  await browser.close()
  await server.close()
})
