import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { meetingPage } from './pages/meetingPage.ts'
import { noteText } from './probe.ts'

declare global {
  var arrivals: { longestGap: number; frames: number }
}

const away = 10_000
/** What a busy machine does by itself is looked at for so long beforehand. */
const before = 3_000
/** Milliseconds. */
const longestGap = 300
const chatLimit = 2_000

/** Keeps the longest time between two neighbouring frames of the other one, as they came off the wire. */
function watchArrivals(page: Page, label: string) {
  return page.getByLabel(label, { exact: true }).evaluate((element) => {
    if (!(element instanceof HTMLVideoElement)) throw new Error('no video')
    const arrivals = { longestGap: 0, frames: 0 }
    globalThis.arrivals = arrivals
    let last: VideoFrameCallbackMetadata | undefined
    const onFrame = (_: number, frame: VideoFrameCallbackMetadata) => {
      arrivals.frames += 1
      // Where a busy page skipped frames, nothing is known of the time between them.
      const neighbours = last && frame.presentedFrames === last.presentedFrames + 1
      const gap = (frame.receiveTime ?? 0) - (last?.receiveTime ?? 0)
      if (neighbours) arrivals.longestGap = Math.max(arrivals.longestGap, gap)
      last = frame
      element.requestVideoFrameCallback(onFrame)
    }
    element.requestVideoFrameCallback(onFrame)
  })
}

test('a server that is killed and away for ten seconds goes unnoticed by the picture', async ({
  pairAlone,
}) => {
  test.setTimeout(120_000)
  const { roomId, kill, restart } = pairAlone
  const [annaPage, benPage] = [pairAlone.anna.page, pairAlone.ben.page]
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

  const pause = async (from: number, milliseconds: number) =>
    expect.poll(() => Date.now() - from, { timeout: 2 * away }).toBeGreaterThan(milliseconds)
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
  await pause(Date.now(), before)
  const usual = Math.max(...(await gaps()).map(({ gap }) => gap))

  await kill()
  const gone = Date.now()
  await expect(anna.serverAway).toBeVisible()
  await anna.say('Are you still there?')
  await pause(gone, away)

  await restart()
  const back = Date.now()
  await expect(bens.log).toContainText('Are you still there?', { timeout: chatLimit })
  expect(Date.now() - back).toBeLessThan(chatLimit)
  await expect(anna.serverAway).toHaveCount(0)
  await Promise.all([anna.expectMedia(), bens.expectMedia()])
  const found = await gaps()
  const longest = Math.max(...found.map(({ gap }) => gap))
  console.log(`longest time without a frame: ${longest.toFixed(0)} ms, before that ${usual.toFixed(0)} ms`)
  for (const { gap, frames } of found) {
    expect(frames).toBeGreaterThan(away / 100)
    expect(gap, 'milliseconds without a frame').toBeLessThan(Math.max(longestGap, 1.5 * usual))
  }
  for (const page of [annaPage, benPage]) {
    expect(await page.evaluate(() => globalThis.avariProbe.seen['Reconnecting'])).toBeUndefined()
    expect(await page.evaluate(() => globalThis.avariProbe.peerConnections.length)).toBe(1)
  }
})
