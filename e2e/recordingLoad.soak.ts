import type { Page } from '@playwright/test'
import { addAccounts, heapOf } from './accounting.ts'
import { expect, test } from './fixtures.ts'
import { meetingPage } from './pages/meetingPage.ts'
import { agreeToRecord, recordingParts } from './pages/recordingParts.ts'
import { receivedMedia } from './probe.ts'
import { decodingErrors, probeFile } from './recordedFile.ts'

const minutes = 10
/** How much the page's memory may grow from the second minute to the last. */
const growth = 1.05
/** What must be left of the other one's frame rate while it is recorded. */
const leastShare = 0.95
const rounds = 3
/** Milliseconds. */
const window = 20_000

async function waitUntil(due: number) {
  await expect.poll(() => Date.now() >= due, { timeout: 90_000, intervals: [200] }).toBe(true)
}

/** Frames of the other one in a second, over a window of time. */
async function frameRate(page: Page) {
  const began = Date.now()
  const before = await receivedMedia(page)
  await waitUntil(began + window)
  const after = await receivedMedia(page)
  return (1000 * (after.framesDecoded - before.framesDecoded)) / (Date.now() - began)
}

test(`a recording of ${minutes} minutes neither grows nor slows the call down`, async ({
  pair: { anna, ben, roomId },
}) => {
  test.setTimeout((minutes + 8) * 60_000)
  await addAccounts(anna.context)
  const page = await anna.context.newPage()
  const calls = [meetingPage(page), meetingPage(ben.page)] as const
  for (const call of calls) await call.openAndJoin(roomId)
  await Promise.all(calls.map((call) => call.expectMedia()))
  const mine = recordingParts(page)

  let [without, recording] = [0, 0]
  for (let round = 0; round < rounds; round += 1) {
    without += await frameRate(page)
    await agreeToRecord(page, ben.page)
    recording += await frameRate(page)
    await mine.stop()
  }
  const share = recording / without
  console.log(
    `${(without / rounds).toFixed(1)} frames a second without, ${(recording / rounds).toFixed(1)} recording`,
  )

  await agreeToRecord(page, ben.page)
  const begin = Date.now()
  const heaps: number[] = []
  for (let minute = 1; minute <= minutes; minute += 1) {
    await waitUntil(begin + minute * 60_000)
    const { usedBytes, nodes } = await heapOf(page)
    heaps.push(usedBytes)
    console.log(`minute ${minute}: ${(usedBytes / 2 ** 20).toFixed(2)} MB, ${nodes} nodes`)
  }
  const { download, seconds } = await mine.stop()
  const path = await download.path()
  const { duration } = await probeFile(path)
  console.log(`recorded ${duration.toFixed(1)} s, the indicator said ${seconds} s`)
  expect(Math.abs(duration - seconds - 0.5)).toBeLessThan(1.5)
  expect(await decodingErrors(path)).toBe('')
  const [, settled = 0] = heaps
  const last = heaps.at(-1) ?? 0
  console.log(`growth from minute 2 to ${minutes}: ${((last / settled - 1) * 100).toFixed(1)} %`)
  expect(last / settled).toBeLessThan(growth)
  expect(share).toBeGreaterThanOrEqual(leastShare)
})
