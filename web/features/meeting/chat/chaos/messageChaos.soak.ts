import { expect, test } from 'vitest'
import { runMessageChaos } from './messageChaos.ts'

test('10,000 messages through a server that is killed 24 times arrive once and in order', async () => {
  const { verdict, line } = await runMessageChaos({
    messages: 10_000,
    kills: 24,
    cutEvery: 100,
    seed: 10_000,
  })
  process.stdout.write(line)
  expect(verdict).toEqual({ stored: 10_000, different: 10_000, oneOrder: true, inSendingOrder: true })
}, 1_800_000)
