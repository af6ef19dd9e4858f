import { type LegacyCase, meetLegacy, titleOf } from './fiveEventCall.ts'
import { joinAsLegacy, openLegacyPage } from './fiveEventClient.ts'
import { expect, test } from './fixtures.ts'
import { takeLongWay } from './longWay.ts'
import { meetingPage } from './pages/meetingPage.ts'

/** Every two of the three with every other; the rest is in the soak. */
const cases: readonly LegacyCase[] = [
  ['requester', 'first', 'offers'],
  ['requester', 'second', 'answers'],
  ['recipient', 'first', 'answers'],
  ['recipient', 'second', 'offers'],
]

for (const legacyCase of cases)
  test(titleOf(legacyCase), ({ pair, problems }) => meetLegacy(pair, problems, legacyCase))

test('"Join now" before the server has answered the preview: a client of the five events gets one offer', async ({
  pair,
  problems,
}) => {
  problems.allow(/favicon\.ico/u)
  const { previewed } = await takeLongWay(pair.ben.page)
  await openLegacyPage(pair.anna.page)
  await joinAsLegacy(pair.anna.page, pair.roomId, 'answers')
  const call = meetingPage(pair.ben.page)
  await call.open(pair.roomId)
  await previewed
  await call.join()
  await call.expectConnected()
  // It takes each as it comes, so that two on each other's heels break it.
  expect(await pair.anna.page.evaluate(() => globalThis.legacyCall.offersHeard)).toBe(1)
})
