import { expect, test } from 'vitest'
import { FakePeerConnection } from './fakePeerConnection.ts'
import { PeerChannel } from './peerChannel.ts'
import { parsePeerMessage, type PeerMessage } from './peerMessages.ts'

const nothing = () => undefined

function openChannel() {
  const connection = new FakePeerConnection({
    negotiationNeeded: nothing,
    candidate: nothing,
    remoteTrack: nothing,
    connectionStateChanged: nothing,
  })
  const received: PeerMessage[] = []
  let opened = 0
  const channel = new PeerChannel(connection, {
    opened: () => {
      opened += 1
    },
    received: (message) => received.push(message),
  })
  const wire = connection.channels[0]
  if (!wire) throw new Error('no channel was made')
  return { channel, wire, received, opened: () => opened }
}

test('says only what can be heard', () => {
  const { channel, wire, opened } = openChannel()
  expect(channel.send({ type: 'joined' })).toBe(false)
  wire.open()
  expect(opened()).toBe(1)
  expect(channel.send({ type: 'joined' })).toBe(true)
  expect(wire.sent.map(parsePeerMessage)).toEqual([{ type: 'joined' }])
})

test('hears what it understands', () => {
  const { wire, received } = openChannel()
  for (const data of ['nonsense', '{"type":"joined"}', new ArrayBuffer(2)]) wire.receive(data)
  expect(received).toEqual([{ type: 'joined' }])
})

test('a full channel loses what it is given', () => {
  const { channel, wire } = openChannel()
  wire.open()
  wire.send = () => {
    throw new DOMException('full', 'OperationError')
  }
  expect(channel.send({ type: 'ping' })).toBe(false)
})

test('a closed channel hears nothing', () => {
  const { channel, wire, received } = openChannel()
  channel.close()
  wire.receive('{"type":"joined"}')
  expect(received).toEqual([])
  expect(wire.readyState).toBe('closed')
})
