import { test } from '@playwright/test'
import { killDuringWrites } from './killDuringWrites.ts'

const rounds = 10

for (const victims of ['server', 'server and database'] as const)
  test(`SIGKILL of the ${victims} during writes, ${rounds} times: nothing acknowledged is lost`, () =>
    killDuringWrites(victims, rounds))
