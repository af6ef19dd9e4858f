import { expect, test } from 'vitest'
import { FakeClock } from '../../../../call/fakeClock.ts'
import type { PeerMessage } from '../../../../call/peerMessages.ts'
import { Typing } from './typing.ts'

function setUp() {
  const clock = new FakeClock()
  const listeners = new Set<(message: PeerMessage) => void>()
  const sent: PeerMessage[] = []
  const line = { open: true }
  const typing = new Typing({
    clock,
    call: {
      sendToPeer: (message) => {
        if (line.open) sent.push(message)
        return line.open
      },
      onPeerMessage: (listener) => {
        listeners.add(listener)
        return () => void listeners.delete(listener)
      },
    },
  })
  const hear = (message: PeerMessage) => {
    for (const listener of listeners) listener(message)
  }
  return { clock, typing, sent, line, hear }
}

test('the other one is told at most every two seconds', async () => {
  const { clock, typing, sent } = setUp()
  for (let count = 0; count < 45; count += 1) {
    typing.typed()
    await clock.advance(100)
  }
  expect(sent).toHaveLength(3)
  typing.sent()
  typing.typed()
  expect(sent).toHaveLength(4)
})

test('what could not be told is told with the next letter', () => {
  const { typing, sent, line } = setUp()
  line.open = false
  typing.typed()
  line.open = true
  typing.typed()
  expect(sent).toEqual([{ type: 'typing' }])
})

test('it goes away after five seconds of silence, with the message, and with the panel', async () => {
  const { clock, typing, hear } = setUp()
  const stop = typing.watch()
  hear({ type: 'typing' })
  await clock.advance(4_900)
  hear({ type: 'typing' })
  await clock.advance(4_900)
  expect(typing.getState()).toBe(true)
  await clock.advance(100)
  expect(typing.getState()).toBe(false)
  hear({ type: 'typing' })
  typing.ended()
  expect(typing.getState()).toBe(false)
  hear({ type: 'pong' })
  expect(typing.getState()).toBe(false)
  hear({ type: 'typing' })
  stop()
  expect(typing.getState()).toBe(false)
})
