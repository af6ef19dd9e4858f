import { joinAsLegacy, openLegacyPage } from './fiveEventClient.ts'
import { expect, test } from './fixtures.ts'
import { sitInBetween } from './manInTheMiddle.ts'
import { companyParts } from './pages/companyParts.ts'
import { meetingPage } from './pages/meetingPage.ts'

test('a server that sits between the two is unmasked', async ({
  pair: { anna, ben, roomId },
  browsers,
  server,
}) => {
  const middle = await sitInBetween(browsers[0], server.url, anna.page, ben.page)
  const people = [anna, ben].map(({ page }) => ({ call: meetingPage(page), parts: companyParts(page) }))
  await Promise.all(people.map(({ call }) => call.openAndJoin(roomId)))
  await Promise.all(people.map(({ call }) => call.expectConnected()))
  // They see each other, and everything seems well.
  await Promise.all(people.map(({ call }) => call.expectRemoteVideo()))
  for (const { parts } of people) {
    await expect(parts.safetyFailed).toBeVisible()
    await parts.openSafety()
    await expect(parts.dialog).toContainText('The safety check failed')
    await expect(parts.safetyCode).toHaveCount(0)
  }
  await middle.close()
})

test('a client of the five events has no safety code', async ({ pair: { anna, ben, roomId }, problems }) => {
  // A bare document has no icon of its own, so the browser asks for one.
  problems.allow(/favicon\.ico/u)
  await openLegacyPage(anna.page)
  await joinAsLegacy(anna.page, roomId, 'offers')
  const call = meetingPage(ben.page)
  await call.openAndJoin(roomId)
  await call.expectConnected()
  const parts = companyParts(ben.page)
  await parts.openSafety()
  await expect(parts.dialog).toContainText('Not available with this client')
})
