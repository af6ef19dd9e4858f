import { expect } from 'vitest'
import { settle } from './fakeClock.ts'
import { FakeStream, FakeTrack } from './fakeMediaDevices.ts'
import { type FakePeerConnection, fakePeerConnections } from './fakePeerConnection.ts'
import type { Arrival } from './negotiation.ts'
import type { DataChannel } from './peerConnection.ts'
import { PeerLink } from './peerLink.ts'
import type { PeerMessage } from './peerMessages.ts'
import type { Description } from './signalingChannel.ts'
import { noTracks, type OutgoingTracks } from './trackSlots.ts'

let epochs = 0
const microphone = new FakeTrack('audio')

/** One end, and what it has put on the wire and not yet delivered. */
export function openEnd(role: 'polite' | 'impolite') {
  const given: Arrival[] = []
  const wire: { description: Description; epoch: number | undefined }[] = []
  const { opened, open } = fakePeerConnections()
  const filesChannels: DataChannel[] = []
  let passedOver = 0
  let tracks: OutgoingTracks = { ...noTracks, audio: microphone }
  const link = new PeerLink({
    open,
    role,
    clientId: 'ada-1',
    nextEpoch: () => (epochs += 1),
    sendDescription: (description, epoch) => wire.push({ description, epoch }),
    sendCandidate: () => undefined,
    createStream: () => new FakeStream(),
    outgoing: () => tracks,
    events: {
      remoteStream: () => undefined,
      channelOpened: () => undefined,
      filesChannel: (channel) => filesChannels.push(channel),
      message: () => undefined,
      connectionState: () => undefined,
      pictureBegun: () => undefined,
      passedOver: () => {
        passedOver += 1
      },
      giveWay: (arrival) => given.push(arrival),
    },
  })
  const connection = opened[0]
  if (!connection) throw new Error('no connection was opened')
  const send = (change: Partial<OutgoingTracks>) => {
    tracks = { ...tracks, ...change }
    link.sendTracks()
  }
  const say = (message: PeerMessage) => connection.channels[0]?.receive(JSON.stringify(message))
  return { link, wire, connection, filesChannels, given, send, say, passedOver: () => passedOver }
}

export type End = ReturnType<typeof openEnd>

/** Delivers in both directions until the wire is silent. */
export async function converse(one: End, other: End) {
  for (let round = 0; round < 20; round += 1) {
    await settle()
    for (const { description, epoch } of one.wire.splice(0)) other.link.receiveDescription(description, epoch)
    for (const { description, epoch } of other.wire.splice(0)) one.link.receiveDescription(description, epoch)
  }
}

export function expectAgreed(...connections: FakePeerConnection[]) {
  for (const connection of connections) {
    expect(connection.signalingState).toBe('stable')
    const places = connection
      .getTransceivers()
      .map(({ mid, direction, receiver }) => [mid, direction, receiver.track.kind])
    expect(places).toEqual([
      ['0', 'sendrecv', 'audio'],
      ['1', 'sendrecv', 'video'],
    ])
    expect(connection.getTransceivers()[0]?.sender.track).toBe(microphone)
  }
}
