import { once } from 'node:events'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { acceptChat, requestChat, signUp } from './members.ts'
import { meetingPage } from './pages/meetingPage.ts'
import { addProbe, noteText } from './probe.ts'
import { makeDataFolder, startServer } from './serverProcess.ts'

declare global {
  var arrivals: { longestGap: number; frames: number }
}

const away = 10_000
/** Milliseconds. */
const longestGap = 300
const chatLimit = 2_000

/** Keeps the longest time between two neighbouring frames of the other one, as they came off the wire. */
function watchArrivals(page: Page, label: string) {
  return page.getByLabel(label, { exact: true }).evaluate((element) => {
    if (!(element instanceof HTMLVideoElement)) throw new Error('no video')
    const arrivals = { longestGap: 0, frames: 0 }
    globalThis.arrivals = arrivals
    let before: VideoFrameCallbackMetadata | undefined
    const onFrame = (_: number, frame: VideoFrameCallbackMetadata) => {
      arrivals.frames += 1
      // Where a busy page skipped frames, nothing is known of the time between them.
      const neighbours = before && frame.presentedFrames === before.presentedFrames + 1
      const gap = (frame.receiveTime ?? 0) - (before?.receiveTime ?? 0)
      if (neighbours) arrivals.longestGap = Math.max(arrivals.longestGap, gap)
      before = frame
      element.requestVideoFrameCallback(onFrame)
    }
    element.requestVideoFrameCallback(onFrame)
  })
}

test('a server that is killed and away for ten seconds goes unnoticed by the picture', async ({
  browsers,
}) => {
  test.setTimeout(120_000)
  await using dataFolder = await makeDataFolder()
  let server = await startServer(dataFolder.path)
  const { url } = server
  const contexts = await Promise.all(browsers.map((browser) => browser.newContext({ baseURL: url })))
  const [first, second] = contexts
  if (!first || !second) throw new Error('two browsers are needed')
  await Promise.all(contexts.map(addProbe))
  await signUp(first.request, url, 'Anna Able')
  const ben = await signUp(second.request, url, 'Ben Bright')
  const roomId = await acceptChat(second.request, url, await requestChat(first.request, url, ben.id))
  const [annaPage, benPage] = [await first.newPage(), await second.newPage()]
  const [anna, bens] = [meetingPage(annaPage), meetingPage(benPage)]
  await anna.openAndJoin(roomId)
  await bens.openAndJoin(roomId)
  await Promise.all([anna.expectConnected(), bens.expectConnected()])
  await Promise.all([anna.openChat(), bens.openChat()])
  await Promise.all([anna.expectMedia(), bens.expectMedia()])
  await Promise.all([
    watchArrivals(annaPage, "Ben Bright's video"),
    watchArrivals(benPage, "Anna Able's video"),
  ])
  await Promise.all([noteText(annaPage, 'Reconnecting'), noteText(benPage, 'Reconnecting')])

  // What a busy machine does by itself, in as long a time.
  const pause = async (from: number) =>
    expect.poll(() => Date.now() - from, { timeout: 2 * away }).toBeGreaterThan(away)
  const gaps = () =>
    Promise.all(
      [annaPage, benPage].map((page) =>
        page.evaluate(() => {
          const { longestGap: gap, frames } = globalThis.arrivals
          Object.assign(globalThis.arrivals, { longestGap: 0, frames: 0 })
          return { gap, frames }
        }),
      ),
    )
  await pause(Date.now())
  const usual = Math.max(...(await gaps()).map(({ gap }) => gap))

  const exited = once(server.process, 'exit')
  server.process.kill('SIGKILL')
  await exited
  const gone = Date.now()
  await expect(anna.serverAway).toBeVisible()
  await anna.say('Are you still there?')
  await pause(gone)

  server = await startServer(dataFolder.path, { PORT: new URL(url).port })
  const back = Date.now()
  await expect(bens.log).toContainText('Are you still there?', { timeout: chatLimit })
  expect(Date.now() - back).toBeLessThan(chatLimit)
  await expect(anna.serverAway).toHaveCount(0)
  await Promise.all([anna.expectMedia(), bens.expectMedia()])
  for (const { gap, frames } of await gaps()) {
    expect(frames).toBeGreaterThan(away / 100)
    expect(gap, 'milliseconds without a frame').toBeLessThan(Math.max(longestGap, 1.5 * usual))
  }
  for (const page of [annaPage, benPage]) {
    expect(await page.evaluate(() => globalThis.avariProbe.seen['Reconnecting'])).toBeUndefined()
    expect(await page.evaluate(() => globalThis.avariProbe.peerConnections.length)).toBe(1)
  }
  await Promise.all(contexts.map((context) => context.close()))
  await server.stop()
})
