import { test } from '@playwright/test'
import { crashAndRecover } from './recordingCrash.ts'

/** One round of each format; ten are in the soak. */
const rounds = 2

test('a browser that is killed in mid-recording has nearly all of it on the next visit', async () => {
  test.setTimeout(90_000)
  await crashAndRecover(rounds, 5)
})
