import { expect, test } from '@playwright/test'
import { createMember, listSent, postChat } from './apiMember.ts'
import { killDuringWrites } from './killDuringWrites.ts'
import { makeDataFolder, startServer } from './serverProcess.ts'

/** Ten are in the soak. */
const rounds = 2

for (const victims of ['server', 'server and database'] as const)
  test(`SIGKILL of the ${victims} during writes, ${rounds} times: nothing acknowledged is lost`, async () => {
    test.setTimeout(120_000)
    await killDuringWrites(victims, rounds)
  })

test('a second server on the same folder shares the database, and outlives the first', async () => {
  await using dataFolder = await makeDataFolder()
  const first = await startServer(dataFolder.path)
  const second = await startServer(dataFolder.path)
  const [anna, ben] = await Promise.all([
    createMember(first.url, 'Anna Able'),
    createMember(second.url, 'Ben Bright'),
  ])
  const id = await postChat(first.url, anna, { recipientId: ben.id, day: 1, key: 'one' })
  expect(await listSent(second.url, anna)).toEqual([id])
  await first.stop()
  const other = await postChat(second.url, anna, { recipientId: ben.id, day: 2, key: 'two' })
  expect((await listSent(second.url, anna)).toSorted()).toEqual([id, other].toSorted())
  await second.stop()
  const third = await startServer(dataFolder.path)
  expect(await listSent(third.url, anna)).toHaveLength(2)
  await third.stop()
})
