import { test } from '@playwright/test'
import { offerAtOnce } from './offerAtOnce.ts'

const rounds = 50

test(`both ends offering at once, ${rounds} times, always agree`, async () => {
  test.setTimeout(120_000)
  await offerAtOnce(rounds)
})
