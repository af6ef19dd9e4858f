import { test } from './fixtures.ts'
import { meetIn, useTheCall } from './wholeCall.ts'

/** The other three pairs are in the soak. */
test('a whole call between Chromium and Firefox', async ({ pair, server }) => {
  test.setTimeout(120_000)
  await meetIn(['Chromium', 'Firefox'], pair, server.url, useTheCall)
})
