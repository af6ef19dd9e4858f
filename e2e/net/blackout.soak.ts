import { setTimeout as passed } from 'node:timers/promises'
import { expect, type Pair } from '../fixtures.ts'
import { meetingPage } from '../pages/meetingPage.ts'
import { framesSince } from './frames.ts'
import { test } from './networkFixtures.ts'
import { slowerPicture, talk } from './talk.ts'

/** Milliseconds from the network's return until the picture is back on both sides. */
const target = 1500
const rounds = Number(process.env['SOAK_ROUNDS'] ?? 20)
const roundsWithoutServer = Math.ceil(rounds / 4)

/** Milliseconds until both see a steady picture again. For a late one, tells a path that was late from a picture that faltered. */
async function waitForPicture(pair: Pair) {
  const moment = Date.now()
  const wait = await slowerPicture(pair, moment)
  if (wait <= target) return wait
  const frames = await Promise.all([pair.anna, pair.ben].map(({ page }) => framesSince(page, moment)))
  for (const [index, times] of frames.entries()) console.log(`late, frames of ${index}: ${times.join(' ')}`)
  return wait
}

for (const seconds of [3, 8, 20])
  test(`the picture is back soon after blackouts of ${seconds} s`, async ({ pair, networks }) => {
    await talk(pair)
    const [place] = networks.clients
    const waits: number[] = []
    while (waits.length < rounds) {
      place.cut()
      await passed(seconds * 1000)
      place.allowAll()
      waits.push(await waitForPicture(pair))
      for (const { page } of [pair.anna, pair.ben]) await meetingPage(page).expectConnected()
    }
    const late = waits.filter((wait) => wait > target)
    console.log(`blackout ${seconds} s: ${rounds - late.length} of ${rounds} in time; ms: ${waits.join(' ')}`)
    expect(late).toEqual([])
  })

test('the picture is back soon after a blackout of 20 s, though the server is not', async ({
  pair,
  networks,
}) => {
  await talk(pair)
  const [place] = networks.clients
  const waits: number[] = []
  while (waits.length < roundsWithoutServer) {
    place.cut()
    await passed(20_000)
    // What goes to the server goes by TCP.
    place.allowOnly(['ip protocol udp'])
    waits.push(await waitForPicture(pair))
    for (const { page } of [pair.anna, pair.ben]) await meetingPage(page).expectConnected()
    place.allowAll()
    await expect(meetingPage(pair.anna.page).serverAway).toBeHidden({ timeout: 30_000 })
  }
  console.log(`blackout 20 s, no server; ms: ${waits.join(' ')}`)
  expect(waits.filter((wait) => wait > target)).toEqual([])
})
