import { type LegacyCase, meetLegacy, titleOf } from './fiveEventCall.ts'
import { joinAsLegacy, openLegacyPage } from './fiveEventClient.ts'
import { expect, test } from './fixtures.ts'
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

/** Milliseconds. */
const longWay = 400

test('"Join now" before the server has answered the preview: a client of the five events gets one offer', async ({
  pair,
  problems,
}) => {
  problems.allow(/favicon\.ico/u)
  const previewed = Promise.withResolvers<void>()
  await pair.ben.page.routeWebSocket(/\/socket\.io\//u, (page) => {
    const server = page.connectToServer()
    page.onMessage((message) => {
      server.send(message)
      if (message.includes('"ready":false')) previewed.resolve()
    })
    server.onMessage((message) => void setTimeout(() => page.send(message), longWay))
  })
  await openLegacyPage(pair.anna.page)
  await joinAsLegacy(pair.anna.page, pair.roomId, 'answers')
  const call = meetingPage(pair.ben.page)
  await call.open(pair.roomId)
  await previewed.promise
  await call.join()
  await call.expectConnected()
  // It takes each as it comes, so that two on each other's heels break it.
  expect(await pair.anna.page.evaluate(() => globalThis.legacyCall.offersHeard)).toBe(1)
})
