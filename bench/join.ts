import type { Browser } from '@playwright/test'
import { launchChromium } from '../e2e/browsers.ts'
import { meetingPage } from '../e2e/pages/meetingPage.ts'
import { makeDataFolder, startServer } from '../e2e/serverProcess.ts'
import { buildPages } from './build.ts'
import { median } from './delay/statistics.ts'
import { addStopwatch, measureBare } from './firstFrame.ts'
import { openPair } from './openPair.ts'

const rounds = Number(process.argv[2] ?? 10)

type Round = { presser: number; waiting: number; bare: number }

/** One press: how long until each of the two sees the other. */
async function measureCall(url: string, browsers: readonly [Browser, Browser]) {
  const { contexts, anna, ben, roomId } = await openPair(url, browsers, addStopwatch)
  const [annaCall, benCall] = [meetingPage(anna), meetingPage(ben)]
  await annaCall.openAndJoin(roomId)
  await annaCall.expectStatus('Waiting for')
  await benCall.open(roomId)
  await benCall.video('Your video').waitFor()
  await benCall.join()
  const [pressed, presser, waiting] = await Promise.all([
    ben.evaluate(() => globalThis.pressed),
    ben.evaluate(() => globalThis.firstRemoteFrame),
    anna.evaluate(() => globalThis.firstRemoteFrame),
  ])
  await Promise.all(contexts.map((context) => context.close()))
  return { presser: presser - pressed, waiting: waiting - pressed }
}

async function measureBarePair(url: string, browser: Browser) {
  const context = await browser.newContext({ baseURL: url })
  await addStopwatch(context)
  const page = await context.newPage()
  await page.goto('/healthz')
  const bare = await measureBare(page)
  await context.close()
  return bare
}

await buildPages()
await using dataFolder = await makeDataFolder()
const server = await startServer(dataFolder.path)
const browsers = [await launchChromium(), await launchChromium()] as const
const measured: Round[] = []
// The first round warms everything up and does not count.
for (let round = 0; round <= rounds; round += 1) {
  const bare = await measureBarePair(server.url, browsers[0])
  const call = await measureCall(server.url, browsers)
  if (round > 0) measured.push({ ...call, bare })
}
await Promise.all(browsers.map((browser) => browser.close()))
await server.stop()

const bare = median(measured.map((round) => round.bare))
const row = (what: string, milliseconds: number) =>
  console.log(
    `${what.padEnd(58)} ${milliseconds.toFixed(0).padStart(5)} ms  ${(milliseconds / bare).toFixed(2)} x`,
  )
console.log(`Medians of ${measured.length} rounds, interleaved, two Chromium processes on one machine`)
row('bare pair in one page: start to first remote frame', bare)
row(
  '"Join now", other already there: the presser sees a frame',
  median(measured.map((round) => round.presser)),
)
row(
  '"Join now", other already there: the waiting one sees a frame',
  median(measured.map((round) => round.waiting)),
)
