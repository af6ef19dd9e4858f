import { expect, test } from 'vitest'
import { createRepeating } from './repeating.ts'

test('a run that has more to do stops after the batch in which its job is closed', async () => {
  const begun = Promise.withResolvers<void>()
  const batch = Promise.withResolvers<void>()
  let batches = 0
  const job = createRepeating({
    log: { error: () => undefined },
    name: 'A job without end',
    async run(closing) {
      do {
        batches++
        begun.resolve()
        await batch.promise
      } while (!closing.aborted)
      return batches
    },
    pauseAfter: () => Promise.resolve(0),
  })
  job.start()
  await begun.promise
  const closed = job.close()
  batch.resolve()
  await closed
  expect(batches).toBe(1)
})
