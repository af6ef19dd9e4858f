import { expect, test } from 'vitest'
import { runMessageChaos } from './messageChaos.ts'

test('500 messages through a server that is killed twice and a line that breaks off arrive once and in order', async () => {
  const { verdict, line } = await runMessageChaos({ messages: 500, kills: 2, cutEvery: 40, seed: 20261125 })
  process.stdout.write(line)
  expect(verdict).toEqual({ stored: 500, different: 500, oneOrder: true, inSendingOrder: true })
}, 120_000)
