import { expect, test } from 'vitest'
import { createFloodGates } from './floodGate.ts'

const limits = {
  socket: { burst: 3, perSecond: 1 },
  person: { burst: 4, perSecond: 2 },
  patience: 2,
}

function startGates() {
  const clock = { now: 0 }
  const gates = createFloodGates(limits, () => clock.now)
  return { clock, gates, gate: gates.open('ann') }
}

test('a flood is answered once, then dropped, then its socket is closed', () => {
  const { gate } = startGates()
  expect(Array.from({ length: 7 }, () => gate(1))).toEqual([
    'pass',
    'pass',
    'pass',
    'warn',
    'drop',
    'close',
    'close',
  ])
})

test('tokens come back with time', () => {
  const { clock, gate } = startGates()
  gate(3)
  clock.now = 2_000
  expect([gate(2), gate(1)]).toEqual(['pass', 'warn'])
})

test('what trickles through does not end a flood, quiet does', () => {
  const { clock, gate } = startGates()
  expect([gate(3), gate(1)]).toEqual(['pass', 'warn'])
  clock.now = 1_000
  expect([gate(1), gate(1)]).toEqual(['pass', 'drop'])
  clock.now = 7_000
  expect([gate(3), gate(1)]).toEqual(['pass', 'warn'])
})

test('all sockets of a person share one limit, also after leaving and coming back', () => {
  const { clock, gates, gate } = startGates()
  expect([gate(3), gates.open('ann')(1)]).toEqual(['pass', 'pass'])
  gates.forgetQuiet()
  expect(gates.open('ann')(1)).toBe('warn')
  expect(gates.open('ben')(1)).toBe('pass')
  clock.now = 60_000
  gates.forgetQuiet()
  expect(gates.open('ann')(3)).toBe('pass')
})
