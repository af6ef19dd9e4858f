import { addAccounts, heapOf, whatIsOpen } from './accounting.ts'
import { expect, test } from './fixtures.ts'
import { meetingPage } from './pages/meetingPage.ts'
import { receivedMedia } from './probe.ts'

const minutes = 10
/** How much the page's memory may grow from the second minute to the last. */
const growth = 1.05

test(`a call of ${minutes} minutes does not grow`, async ({ pair: { anna, ben, roomId } }) => {
  test.setTimeout((minutes + 3) * 60_000)
  await addAccounts(anna.context)
  const page = await anna.context.newPage()
  const [annaCall, benCall] = [meetingPage(page), meetingPage(ben.page)]
  await annaCall.openAndJoin(roomId)
  await benCall.openAndJoin(roomId)
  await Promise.all([annaCall.expectConnected(), benCall.expectConnected()])
  await annaCall.expectMedia()

  const begin = Date.now()
  const heaps: number[] = []
  for (let minute = 1; minute <= minutes; minute += 1) {
    const due = begin + minute * 60_000
    await expect.poll(() => Date.now() >= due, { timeout: 90_000, intervals: [1_000] }).toBe(true)
    const { usedBytes, listeners, nodes } = await heapOf(page)
    const { framesDecoded } = await receivedMedia(page)
    heaps.push(usedBytes)
    const megabytes = (usedBytes / 2 ** 20).toFixed(2)
    console.log(
      `minute ${minute}: ${megabytes} MB, ${listeners} listeners, ${nodes} nodes, ${framesDecoded} frames`,
    )
  }
  const [, settled = 0] = heaps
  const last = heaps.at(-1) ?? 0
  console.log(`growth from minute 2 to ${minutes}: ${((last / settled - 1) * 100).toFixed(1)} %`)
  await annaCall.expectMedia()
  await annaCall.hangUp()
  await annaCall.leftForChats()
  const { liveTracks, peerConnections, audioContexts, workers } = await whatIsOpen(page)
  expect({ liveTracks, peerConnections, audioContexts, workers }).toEqual({
    liveTracks: 0,
    peerConnections: 0,
    audioContexts: 0,
    workers: 0,
  })
  expect(last / settled).toBeLessThan(growth)
})
