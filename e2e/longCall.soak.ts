import { addAccounts, bytesHeldBy, heapOf, whatIsOpen } from './accounting.ts'
import { expect, test } from './fixtures.ts'
import { meetingPage } from './pages/meetingPage.ts'
import { receivedMedia } from './probe.ts'

const minutes = 10
/** What is loaded after the first picture is there by this minute. */
const settledMinute = 2
/** How much what the page holds may grow from then to the last minute. */
const growth = 1.05

const inMegabytes = (bytes: number) => (bytes / 2 ** 20).toFixed(2)
const inPercent = (ratio: number) => `${((ratio - 1) * 100).toFixed(1)} %`

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
  const sizes: Awaited<ReturnType<typeof bytesHeldBy>>[] = []
  for (let minute = 1; minute <= minutes; minute += 1) {
    const due = begin + minute * 60_000
    await expect.poll(() => Date.now() >= due, { timeout: 90_000, intervals: [1_000] }).toBe(true)
    const { usedBytes, listeners, nodes } = await heapOf(page)
    const { framesDecoded } = await receivedMedia(page)
    console.log(
      `minute ${minute}: ${inMegabytes(usedBytes)} MB, ${listeners} listeners, ${nodes} nodes, ${framesDecoded} frames`,
    )
    if (minute === settledMinute || minute === minutes) sizes.push(await bytesHeldBy(page))
  }
  const [settled, last] = sizes
  if (!settled || !last) throw new Error('Not measured')
  const ratio = last.held / settled.held
  console.log(`held: ${inMegabytes(settled.held)} to ${inMegabytes(last.held)} MB, ${inPercent(ratio)}`)
  console.log(
    `compiled: ${inMegabytes(settled.compiled)} to ${inMegabytes(last.compiled)} MB; ` +
      `all: ${inPercent((last.held + last.compiled) / (settled.held + settled.compiled))}`,
  )
  await annaCall.expectMedia()
  await annaCall.hangUp()
  await annaCall.leftForChats()
  // The call's page stays until the next one is loaded.
  await expect(page.getByRole('heading', { name: 'Chats', level: 1 })).toBeVisible()
  const { liveTracks, peerConnections, audioContexts, workers } = await whatIsOpen(page)
  expect({ liveTracks, peerConnections, audioContexts, workers }).toEqual({
    liveTracks: 0,
    peerConnections: 0,
    audioContexts: 0,
    workers: 0,
  })
  expect(ratio).toBeLessThan(growth)
})
