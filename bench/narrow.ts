import { setTimeout as wait } from 'node:timers/promises'
import type { Browser, Page } from '@playwright/test'
import { meetingPage } from '../e2e/pages/meetingPage.ts'
import { addProbe } from '../e2e/probe.ts'
import { makeDataFolder, startServer } from '../e2e/serverProcess.ts'
import { buildPages } from './build.ts'
import { makeMedia } from './narrowMedia.ts'
import { addresses, launchWithin, limitFar, withinNamespaces } from './narrowNetwork.ts'
import { openPair } from './openPair.ts'

const rate = '300kbit'
/** How long a packet may wait before the narrow place, in milliseconds: `npm run bench:narrow [queue]`. */
const queue = Number(process.argv[2] ?? 300)
const seconds = { before: 25, narrow: 30, after: 25 } as const

/** Seconds at the start of the narrow place in which the queue before it is still full of picture. */
const onset = 4

type Counts = { sentBytes: number; concealed: number; heard: number; width: number }

const counts = (page: Page): Promise<Counts> =>
  page.evaluate(async () => {
    const found = { sentBytes: 0, concealed: 0, heard: 0, width: 0 }
    for (const connection of globalThis.avariProbe.peerConnections) {
      if (connection.connectionState === 'closed') continue
      for (const stats of (await connection.getStats()).values()) {
        if (stats.type === 'outbound-rtp') found.sentBytes += stats.bytesSent + stats.headerBytesSent
        if (stats.type === 'outbound-rtp' && stats.kind === 'video')
          found.width = Math.max(found.width, stats.frameWidth ?? 0)
        if (stats.type !== 'inbound-rtp' || stats.kind !== 'audio') continue
        found.concealed += stats.concealedSamples - stats.silentConcealedSamples
        found.heard += stats.totalSamplesReceived
      }
    }
    return found
  })

declare global {
  var soundWatch: { read: () => number[] }
}

/** Milliseconds between two looks at the sound. */
const look = 100

/** Notes in the page, for each tenth of a second, which part of the other one's sound had to be made up. */
const watchSound = (page: Page) =>
  page.evaluate((pause) => {
    const parts: number[] = []
    let before = { concealed: 0, heard: 0 }
    const note = async () => {
      for (const connection of globalThis.avariProbe.peerConnections) {
        if (connection.connectionState !== 'connected') continue
        for (const stats of (await connection.getStats()).values()) {
          if (stats.type !== 'inbound-rtp' || stats.kind !== 'audio' || !stats.totalSamplesReceived) continue
          const now = {
            concealed: stats.concealedSamples - stats.silentConcealedSamples,
            heard: stats.totalSamplesReceived,
          }
          if (now.heard > before.heard)
            parts.push((now.concealed - before.concealed) / (now.heard - before.heard))
          before = now
          break
        }
      }
    }
    setInterval(() => void note(), pause)
    globalThis.soundWatch = { read: () => parts.splice(0) }
  }, look)

const readSound = (page: Page) => page.evaluate(() => globalThis.soundWatch.read())

type Second = { kilobits: number; concealedMs: number; width: number }

/** What the far side sends and what of its sound the near side has to make up, second by second. */
async function watch(sender: Page, receiver: Page, length: number) {
  const watched: Second[] = []
  let [sent, received, at] = [await counts(sender), await counts(receiver), performance.now()]
  for (let second = 0; second < length; second += 1) {
    await wait(1_000)
    const [nowSent, nowReceived, now] = [await counts(sender), await counts(receiver), performance.now()]
    const kilobits = ((nowSent.sentBytes - sent.sentBytes) * 8) / (now - at)
    const concealedMs = (nowReceived.concealed - received.concealed) / 48
    watched.push({ kilobits, concealedMs, width: nowSent.width })
    ;[sent, received, at] = [nowSent, nowReceived, now]
  }
  return watched
}

const median = (values: number[]) => values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0
const print = (name: string, watched: Second[]) => {
  const cells = watched.map(({ kilobits, width }) => `${Math.round(kilobits)}/${width}`)
  console.log(`${name}, kbit/s and width by the second: ${cells.join(' ')}`)
}

async function measure(far: string) {
  await buildPages()
  await using folder = await makeDataFolder()
  const server = await startServer(folder.path, { HOST: addresses.near })
  const media = makeMedia(folder.path)
  const browsers = [
    await launchWithin(far, server.url, media, folder.path),
    await launchWithin(null, server.url, media, folder.path),
  ] as const
  try {
    await measureCall(server.url, browsers, far)
  } finally {
    for (const browser of browsers) await browser.close()
    await server.stop()
  }
}

async function measureCall(url: string, browsers: readonly [Browser, Browser], far: string) {
  const { anna, ben, roomId } = await openPair(url, browsers, addProbe)
  for (const page of [anna, ben]) await meetingPage(page).openAndJoin(roomId)
  for (const page of [anna, ben]) await meetingPage(page).expectRemoteVideo()
  await watchSound(ben)
  const before = await watch(anna, ben, seconds.before)
  await readSound(ben)
  limitFar(far, { rate, queue })
  const narrow = await watch(anna, ben, seconds.narrow)
  const sound = await readSound(ben)
  const parts = sound.slice(0, 10 * onset).map((part) => part.toFixed(1))
  console.log(`sound made up, by the tenth of a second, behind a queue of ${queue} ms: ${parts.join(' ')}`)
  limitFar(far, null)
  const after = await watch(anna, ben, seconds.after)
  print('before', before)
  print(rate, narrow)
  print('after', after)
  report(before, narrow, after)
}

function report(before: Second[], narrow: Second[], after: Second[]) {
  const former = median(before.slice(-10).map(({ kilobits }) => kilobits))
  const back = after.findIndex(({ kilobits }) => kilobits >= former * 0.9) + 1
  const concealed = (watched: Second[]) =>
    Math.round(watched.reduce((sum, { concealedMs }) => sum + concealedMs, 0))
  console.log(`sound made up: ${concealed(narrow.slice(0, onset))} ms in the first ${onset} s, then`)
  console.log(`  ${concealed(narrow.slice(onset))} ms in ${seconds.narrow - onset} s`)
  console.log(`${Math.round(former)} kbit/s before; 90 % of that ${back || 'not'} s after`)
  console.log(`target 10 s: ${back > 0 && back <= 10 ? 'met' : 'missed'}`)
}

const far = process.env['NARROW_FAR']
if (far) await measure(far)
else withinNamespaces(`avari-${process.pid}`, [process.execPath, ...process.argv.slice(1)], process.env)
