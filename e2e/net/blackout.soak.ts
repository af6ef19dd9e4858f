import { setTimeout as passed } from 'node:timers/promises'
import { expect } from '../fixtures.ts'
import { meetingPage } from '../pages/meetingPage.ts'
import { test } from './networkFixtures.ts'
import { slowerPicture, talk } from './talk.ts'

/** Milliseconds from the network's return until the picture is back on both sides. */
const target = 1500
const rounds = Number(process.env['SOAK_ROUNDS'] ?? 20)

for (const seconds of [3, 8, 20])
  test(`the picture is back soon after blackouts of ${seconds} s`, async ({ pair, networks }) => {
    await talk(pair)
    const [place] = networks.clients
    const waits: number[] = []
    while (waits.length < rounds) {
      place.cut()
      await passed(seconds * 1000)
      place.allowAll()
      waits.push(await slowerPicture(pair, Date.now()))
      for (const { page } of [pair.anna, pair.ben]) await meetingPage(page).expectConnected()
    }
    const late = waits.filter((wait) => wait > target)
    console.log(`blackout ${seconds} s: ${rounds - late.length} of ${rounds} in time; ms: ${waits.join(' ')}`)
    expect(late).toEqual([])
  })
