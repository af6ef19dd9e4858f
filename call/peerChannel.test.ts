import { expect, test } from 'vitest'
import { FakePeerConnection } from './fakePeerConnection.ts'
import { parsePeerMedia, PeerChannel, type PeerMedia } from './peerChannel.ts'

const media: PeerMedia = { microphoneEnabled: true, cameraEnabled: false, screenSharing: false }
const nothing = () => undefined

function openChannel(received: (media: PeerMedia) => void = nothing) {
  const connection = new FakePeerConnection({
    negotiationNeeded: nothing,
    candidate: nothing,
    remoteTrack: nothing,
    connectionStateChanged: nothing,
  })
  const channel = new PeerChannel(connection, media, received)
  const wire = connection.channels[0]
  if (!wire) throw new Error('no channel was made')
  return { channel, wire }
}

test('what one side sends, the other understands', () => {
  const { wire } = openChannel()
  wire.open()
  expect(wire.sent.map(parsePeerMedia)).toEqual([media])
})

test('what changes before the channel is open is told once it opens', () => {
  const { channel, wire } = openChannel()
  channel.announce({ ...media, cameraEnabled: true })
  expect(wire.sent).toEqual([])
  wire.open()
  expect(wire.sent.map(parsePeerMedia)).toEqual([{ ...media, cameraEnabled: true }])
})

test.each([
  ['binary', new ArrayBuffer(4)],
  ['not JSON', '{'],
  ['null', 'null'],
  ['another type', '{"type":"hand","raised":true}'],
  ['a missing field', '{"type":"media","microphoneEnabled":true,"cameraEnabled":true}'],
  ['a wrong field', '{"type":"media","microphoneEnabled":1,"cameraEnabled":true,"screenSharing":false}'],
  ['too long', `{"type":"media","x":"${'x'.repeat(2_000)}"}`],
])('a stranger may send %s: nothing comes of it', (_, data) => {
  const received: PeerMedia[] = []
  const { wire } = openChannel((value) => received.push(value))
  wire.receive(data)
  expect(received).toEqual([])
})

test('unknown fields are dropped', () => {
  expect(parsePeerMedia(JSON.stringify({ type: 'media', ...media, evil: '<b>' }))).toEqual(media)
})

test('a closed channel hears nothing', () => {
  const received: PeerMedia[] = []
  const { channel, wire } = openChannel((value) => received.push(value))
  channel.close()
  wire.receive(JSON.stringify({ type: 'media', ...media }))
  expect(received).toEqual([])
  expect(wire.readyState).toBe('closed')
})
