import { connect } from 'node:net'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import type { Database } from '../db/database.ts'
import { createLog } from '../log.ts'
import { startServer } from '../server.ts'
import { offer, startTestCall, until } from './testCall.ts'

/** The one that test sessions are signed with. */
const testSecret = 'a secret that only tests ever use, long enough'

const start = (database: Database, port: string) =>
  startServer({
    config: readConfig({ PORT: port, HOST: '127.0.0.1', AUTH_SECRET: testSecret }),
    database,
    log: createLog('silent'),
    webFolder: undefined,
  })

test('before a restart clients are told; afterwards they come back and register again', async () => {
  await using call = await startTestCall()
  const before = await start(call.server.database, '0')
  const { url } = before
  const quickly = { url, reconnection: true, reconnectionDelay: 20, reconnectionDelayMax: 50 }
  const [first, second] = [await call.connect(call.ann, quickly), await call.connect(call.ben, quickly)]
  for (const client of [first, second]) {
    await client.register('same')
    client.socket.on('connect', () => {
      client.socket.emit('register', { matchId: call.roomId, clientId: 'same' })
    })
  }

  await before.close()
  await Promise.all([first.waitFor('server-shutdown'), second.waitFor('server-shutdown')])
  await until(() => !first.socket.connected && !second.socket.connected)
  expect([first.received('peer-left'), second.received('peer-left')]).toEqual([[], []])

  const after = await start(call.server.database, new URL(url).port)
  try {
    await Promise.all([first.waitFor('joined', 2), second.waitFor('joined', 2)])
    expect(await first.socket.emitWithAck('offer', { offer })).toEqual({ ok: true })
    await second.waitFor('offer')
  } finally {
    first.socket.close()
    second.socket.close()
    await after.close()
  }
})

test('connections that never say who they are end by themselves', async () => {
  await using call = await startTestCall()
  const { port, host } = new URL(call.server.url)
  const half = Array.from({ length: 50 }, () => connect(Number(port), '127.0.0.1'))
  const closed = half.map((socket) => once(socket.on('error', () => undefined).resume(), 'close'))
  for (const socket of half) {
    socket.write(
      `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    )
  }
  const { engine } = call.server.signaling.io
  await until(() => engine.clientsCount === half.length)
  const [first, second] = await call.connectBoth()
  first.socket.emit('offer', { offer })
  await second.waitFor('offer')
  await Promise.all(closed)
  expect(engine.clientsCount).toBe(2)
  expect(first.socket.connected && second.socket.connected).toBe(true)
})
