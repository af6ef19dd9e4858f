import type { Browser } from '@playwright/test'
import { meetingPage } from '../e2e/pages/meetingPage.ts'
import { addProbe } from '../e2e/probe.ts'
import { makeDataFolder, startServer } from '../e2e/serverProcess.ts'
import { buildPages } from './build.ts'
import { median } from './delay/statistics.ts'
import { joinByTheBook, openTextbook } from './delay/textbookCall.ts'
import { makeMedia } from './narrowMedia.ts'
import { addresses, launchWithin, limitFar, withinNamespaces } from './narrowNetwork.ts'
import { longestStretch, readSound, type Second, watch, watchSound } from './narrowWatch.ts'
import { type OpenPair, openPair } from './openPair.ts'

const rate = '300kbit'
/** How long a packet may wait before the narrow place, in milliseconds: `npm run bench:narrow [queue]`. */
const queue = Number(process.argv[2] ?? 300)
const seconds = { before: 25, narrow: 30, after: 25 } as const

/** Seconds at the start of the narrow place in which the queue before it is still full of picture. */
const onset = 4

/** How two people come into their call: with Avari, or with a client of the five events as the textbooks have it. */
type Join = (pair: OpenPair) => Promise<void>

async function joinAvari({ anna, ben, roomId }: OpenPair) {
  for (const page of [anna, ben]) await meetingPage(page).openAndJoin(roomId)
  for (const page of [anna, ben]) await meetingPage(page).expectRemoteVideo()
}

async function joinTextbook({ anna, ben, roomId }: OpenPair) {
  for (const page of [anna, ben]) await openTextbook(page)
  await joinByTheBook(anna, { matchId: roomId, offers: false })
  await joinByTheBook(ben, { matchId: roomId, offers: true })
}

async function measureCall(join: Join, url: string, browsers: readonly [Browser, Browser], far: string) {
  const pair = await openPair(url, browsers, addProbe)
  const { anna, ben } = pair
  await join(pair)
  await watchSound(ben)
  const before = await watch(anna, ben, seconds.before)
  await readSound(ben)
  limitFar(far, { rate, queue })
  const narrow = await watch(anna, ben, seconds.narrow)
  const sound = await readSound(ben)
  limitFar(far, null)
  const after = await watch(anna, ben, seconds.after)
  await Promise.all(pair.contexts.map((context) => context.close()))
  return { before, narrow, after, sound }
}

const sum = (values: number[]) => Math.round(values.reduce((total, value) => total + value, 0))

function print(name: string, watched: Second[]) {
  const cells = watched.map(({ kilobits, width }) => `${Math.round(kilobits)}/${width}`)
  console.log(`  ${name}, kbit/s and width by the second: ${cells.join(' ')}`)
}

function report(name: string, { before, narrow, after, sound }: Awaited<ReturnType<typeof measureCall>>) {
  const former = median(before.slice(-10).map(({ kilobits }) => kilobits))
  const back = after.findIndex(({ kilobits }) => kilobits >= former * 0.9) + 1
  const concealed = (watched: Second[]) => sum(watched.map(({ concealedMs }) => concealedMs))
  const lost = sum(narrow.map((second) => second.lost))
  console.log(`${name}, at ${rate} behind a queue of ${queue} ms:`)
  console.log(`  sound made up: ${concealed(narrow.slice(0, onset))} ms in the first ${onset} s,`)
  console.log(`    ${concealed(narrow.slice(onset))} ms in the ${seconds.narrow - onset} s after,`)
  console.log(`    ${longestStretch(sound)} ms in one stretch at most; ${lost} packets of sound lost`)
  console.log(`  ${Math.round(former)} kbit/s before; 90 % of that ${back > 0 ? `${back} s` : 'not'} after`)
  print('before', before)
  print(rate, narrow)
  print('after', after)
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
    for (const [name, join] of Object.entries({ Avari: joinAvari, textbook: joinTextbook }))
      report(name, await measureCall(join, server.url, browsers, far))
  } finally {
    for (const browser of browsers) await browser.close()
    await server.stop()
  }
}

const far = process.env['NARROW_FAR']
if (far) await measure(far)
else withinNamespaces(`avari-${process.pid}`, [process.execPath, ...process.argv.slice(1)], process.env)
