import { once } from 'node:events'
import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { clientEvents } from '../../contract/signaling.ts'
import { candidate, startTestCall, type TestCall } from './testCall.ts'

const seed = 20_261_124
const frameCount = 4_000

/** mulberry32: small, and the same everywhere for the same seed. */
function randomFrom(start: number) {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

function createFuzz(roomId: string) {
  const random = randomFrom(seed)
  const below = (limit: number) => Math.floor(random() * limit)
  const pick = <Item>(items: readonly Item[]) => items[below(items.length)]
  const strings = [
    '',
    '\0',
    roomId,
    "'; drop table profiles; --",
    '<script>',
    '../../etc',
    '\u202e',
    '__proto__',
    'ß'.repeat(2_000),
  ]
  const fields = [
    'matchId',
    'offer',
    'answer',
    'candidate',
    'sdp',
    'type',
    'id',
    'message',
    'clientId',
    'recordingId',
    'action',
    '__proto__',
    'toJSON',
  ]

  function value(depth: number): unknown {
    switch (below(depth > 4 ? 6 : 8)) {
      case 0:
        return null
      case 1:
        return below(2) === 0
      case 2:
        return pick([0, -1, 1e308, 0.1, 2 ** 53])
      case 3:
      case 4:
      case 5:
        return pick(strings)
      case 6:
        return Array.from({ length: below(4) }, () => value(depth + 1))
      default:
        return Object.fromEntries(Array.from({ length: below(5) }, () => [pick(fields), value(depth + 1)]))
    }
  }

  function event() {
    const name = below(10) === 0 ? value(9) : pick(Object.keys(clientEvents))
    const id = below(2) === 0 ? '' : String(below(1e6))
    return `42${id}${JSON.stringify([name, ...Array.from({ length: below(3) }, () => value(0))])}`
  }

  const garbage = [
    '',
    '4',
    '42',
    '42[',
    '42{}',
    '4999',
    '45',
    '451-["offer"]',
    '43[]',
    '431[]',
    '41',
    '44{}',
    '40{',
    '6',
    'b4x',
    '5',
    '1',
    '2probe',
    '3',
    '42/x,["offer"]',
    '42999999999999999999["offer",{}]',
  ]

  return (): string | Buffer => {
    const text = event()
    switch (below(12)) {
      case 0:
        return pick(garbage) ?? ''
      case 1:
        return text.slice(0, below(text.length))
      case 2: {
        const bytes = Buffer.from(text)
        for (let change = 0; change < 3; change += 1) bytes[below(bytes.length)] = below(128)
        return bytes.toString()
      }
      case 3:
        return Buffer.from(Array.from({ length: below(64) }, () => below(256)))
      default:
        return text
    }
  }
}

/** Sends all frames, over a new connection whenever the server has ended the last one. */
async function attack(call: TestCall, nextFrame: () => string | Buffer) {
  let sent = 0
  let connections = 0
  while (sent < frameCount) {
    connections += 1
    const { socket } = await call.openRaw(call.cleo)
    while (sent < frameCount && socket.readyState === WebSocket.OPEN) {
      for (let burst = 0; burst < 10; burst += 1) socket.send(nextFrame())
      sent += 10
      // A ping is answered when all of it has been read, or the connection closes.
      const over = Promise.race([once(socket, 'pong'), once(socket, 'close')])
      socket.ping()
      await over
    }
    socket.terminate()
  }
  return connections
}

test('thousands of random frames: the server lives, and a call beside them goes on', async () => {
  const unlimited = { burst: 1e6, perSecond: 1e6 }
  await using call = await startTestCall({
    floodLimits: { socket: unlimited, person: unlimited, patience: 1 },
  })
  const [first, second] = await call.connectBoth()
  const before = second.log.length
  const state = { attacking: true }
  const attackers = attack(call, createFuzz(call.roomId)).finally(() => {
    state.attacking = false
  })
  let sent = 0
  while (state.attacking) {
    expect(await first.socket.emitWithAck('ice-candidate', { candidate: candidate(sent) })).toEqual({
      ok: true,
    })
    sent += 1
  }
  // Few connections would mean that the frames were refused at the door.
  expect(await attackers).toBeGreaterThan(100)
  await second.waitFor('ice-candidate', sent)
  expect(second.log.slice(before).map(([name]) => name)).toEqual(
    Array.from({ length: sent }, () => 'ice-candidate'),
  )
  for (const table of ['call_messages', 'recording_events']) {
    expect((await call.server.database.pool.query(`select from ${table}`)).rowCount).toBe(0)
  }
})
