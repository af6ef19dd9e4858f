import { expect, test } from './fixtures.ts'
import { icePath, restartIce } from './probe.ts'
import { type Guest, meetIn, useTheCall } from './wholeCall.ts'

const rounds = 30

/** Both restart ICE in the same moment: each makes an offer, and one of them gives way. */
async function collide(anna: Guest, ben: Guest) {
  const both = [anna, ben]
  await Promise.all(both.map(({ call }) => call.expectConnected()))
  await Promise.all(both.map(({ call }) => call.expectMedia()))
  for (let round = 0; round < rounds; round += 1) {
    const before = await Promise.all(both.map(({ page }) => restartIce(page)))
    for (const [index, { page }] of both.entries()) {
      await expect.poll(() => icePath(page)).not.toBe(before[index])
      await expect.poll(() => icePath(page)).toBeTruthy()
    }
    await Promise.all(both.map(({ call }) => call.expectRemoteVideo()))
  }
}

for (const kinds of [
  ['Chromium', 'Chromium'],
  ['Firefox', 'Chromium'],
  ['Firefox', 'Firefox'],
] as const)
  test(`a whole call between ${kinds.join(' and ')}`, async ({ pair, server }) => {
    await meetIn(kinds, pair, server.url, useTheCall)
  })

for (const kinds of [
  ['Firefox', 'Chromium'],
  ['Chromium', 'Firefox'],
  ['Firefox', 'Firefox'],
] as const)
  test(`${kinds.join(' and ')} restart ICE at once, ${rounds} times`, async ({ pair, server }) => {
    await meetIn(kinds, pair, server.url, collide)
  })
