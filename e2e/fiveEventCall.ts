import { joinAsLegacy, type LegacyHabit, openLegacyPage } from './fiveEventClient.ts'
import { expect, type Pair, type Problems } from './fixtures.ts'
import { meetingPage } from './pages/meetingPage.ts'
import { receivedMedia } from './probe.ts'

/** Whose client is the old one, when it comes, and what it does. */
export type LegacyCase = readonly [
  role: 'requester' | 'recipient',
  order: 'first' | 'second',
  habit: LegacyHabit,
]

export const titleOf = ([role, order, habit]: LegacyCase) =>
  `a client of the five events: ${role}, ${order} in the room, ${habit}`

/** A whole call between a client of the five events and ours. */
export async function meetLegacy(pair: Pair, problems: Problems, [role, order, habit]: LegacyCase) {
  // A bare document has no icon of its own, so the browser asks for one.
  problems.allow(/favicon\.ico/u)
  const [old, ours] = role === 'requester' ? [pair.anna, pair.ben] : [pair.ben, pair.anna]
  const call = meetingPage(ours.page)
  await openLegacyPage(old.page)
  if (order === 'first') await joinAsLegacy(old.page, pair.roomId, habit)
  await call.openAndJoin(pair.roomId)
  if (order === 'second') {
    await call.expectStatus('Waiting for')
    await joinAsLegacy(old.page, pair.roomId, habit)
  }
  await call.expectConnected()
  await call.expectMedia()
  await expect
    .poll(async () => (await receivedMedia(old.page)).framesDecoded, { timeout: 15_000 })
    .toBeGreaterThan(10)
  if (habit === 'offers') {
    await call.hangUp()
    await expect.poll(() => old.page.evaluate(() => globalThis.legacyCall.ended)).toBe(true)
  } else {
    await old.page.evaluate(() => globalThis.legacyCall.hangUp())
  }
  await call.leftForChats()
}
