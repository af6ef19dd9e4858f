import { expect, test } from 'vitest'
import { candidate, startTestCall, until } from './testCall.ts'

const patience = 50
const burst = 30
const registerCost = 10
const floodLimits = {
  // Refilled by nothing that a test would live to see: how long the machine takes is not to decide what passes.
  socket: { burst, perSecond: 0.001 },
  person: { burst: 1_000, perSecond: 1_000 },
  patience,
}

test('a flood is answered once, then ended, and the other one is told', async () => {
  await using call = await startTestCall({ floodLimits })
  const [first, second] = await call.connectBoth()
  for (let number = 0; number < 60; number += 1) {
    first.socket.emit('ice-candidate', { candidate: candidate(number) })
  }
  await first.waitFor('error')
  expect(first.received('error')).toMatchObject([{ code: 'rate-limited' }])

  for (let number = 0; number < 200; number += 1) first.socket.emit('call-ended', {})
  await until(() => first.socket.disconnected)
  await second.waitFor('peer-left')
  expect(second.received('ice-candidate')).toHaveLength(burst - registerCost)
  expect(first.received('error')).toHaveLength(1)
  expect(second.socket.connected).toBe(true)
})

test('floods of bad input are limited as well', async () => {
  await using call = await startTestCall({ floodLimits })
  const raw = await call.openRaw(call.cleo)
  for (let number = 0; number < 200; number += 1) raw.emit('nonsense', number)
  await until(() => raw.socket.readyState === raw.socket.CLOSED)
  const warning = 1
  expect(raw.frames.filter((frame) => frame.startsWith('42'))).toHaveLength(burst + warning)
})
