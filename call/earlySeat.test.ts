import { expect, test } from 'vitest'
import { takeSeatEarly } from './earlySeat.ts'
import { settle } from './fakeClock.ts'
import { FakeSignalingChannel } from './fakeSignalingChannel.ts'
import type { SignalingEvent } from './signalingChannel.ts'

const joined: SignalingEvent = {
  type: 'joined',
  ready: false,
  role: 'polite',
  seated: true,
  peer: null,
  pending: null,
}
const candidate: SignalingEvent = { type: 'candidate', candidate: null }

function setUp(ready = false) {
  const channel = new FakeSignalingChannel()
  const early = takeSeatEarly(channel, ready)
  const heard: SignalingEvent[] = []
  return { channel, early, heard, listen: () => early.subscribe((event) => heard.push(event)) }
}

test('the seat is asked for once, before anybody listens', async () => {
  const { channel, listen } = setUp(true)
  channel.receive({ type: 'connected' })
  expect(channel.sent).toEqual([{ type: 'register', ready: true }])
  listen()
  await settle()
  expect(channel.countOf('register')).toBe(1)
})

test('what came before the listener is heard first, and once', async () => {
  const { channel, heard, listen } = setUp()
  channel.receive({ type: 'connected' })
  channel.receive(joined)
  listen()
  channel.receive(candidate)
  await settle()
  channel.receive({ type: 'peer-ready' })
  expect(heard).toEqual([joined, candidate, { type: 'peer-ready' }])
})

test('a connection that is lost meanwhile takes along what it brought, and the next one is registered', async () => {
  const { channel, heard, listen } = setUp()
  channel.receive({ type: 'connected' })
  channel.receive(joined)
  channel.receive({ type: 'disconnected' })
  channel.receive({ type: 'connected' })
  expect(channel.countOf('register')).toBe(2)
  listen()
  await settle()
  expect(heard).toEqual([])
  channel.receive(joined)
  expect(heard).toEqual([joined])
})

test('a later connection is the listener’s to register', async () => {
  const { channel, heard, listen } = setUp()
  listen()
  await settle()
  channel.receive({ type: 'connected' })
  expect(heard).toEqual([{ type: 'connected' }])
  expect(channel.countOf('register')).toBe(0)
})

test('who stops listening hears nothing more, not even what was kept', async () => {
  const { channel, heard, listen } = setUp()
  channel.receive({ type: 'connected' })
  channel.receive(joined)
  listen()()
  await settle()
  expect(heard).toEqual([])
  expect(channel.listenerCount).toBe(0)
})
