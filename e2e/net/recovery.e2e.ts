import { expect } from '../fixtures.ts'
import { test } from './networkFixtures.ts'
import { slowerPicture, talk } from './talk.ts'

test('a change of network interrupts the picture for a moment only', async ({ pair, networks, problems }) => {
  // For a moment the browser has no address at all.
  problems.allow(/ERR_INTERNET_DISCONNECTED/u)
  await talk(pair)
  const [place] = networks.clients
  place.moveTo(12)
  // Frames that were on their way when the address went are no sign of a new path.
  const underWay = 500
  const took = underWay + (await slowerPicture(pair, Date.now() + underWay))
  console.log(`change of address: picture back on both sides after ${took} ms`)
  expect(took).toBeLessThanOrEqual(3000)
})
