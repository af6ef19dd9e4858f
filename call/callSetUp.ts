import { Call } from './call.ts'
import { FakeClock, settle } from './fakeClock.ts'
import { FakeMediaDevices, FakeStream } from './fakeMediaDevices.ts'
import { fakePeerConnections } from './fakePeerConnection.ts'
import { FakeSignalingChannel } from './fakeSignalingChannel.ts'
import type { PeerMessage } from './peerMessages.ts'
import type { Description, Offer, Registered } from './signalingChannel.ts'

export const grace = { clientId: 'grace-1', ready: true }
export const offer: Offer = { type: 'offer', sdp: 'm=audio\nm=video\nm=application 9\n' }
const answer: Description = { type: 'answer', sdp: 'm=audio\nm=video\nm=application\n' }

/** A call whose server, browser and clock are the test. */
export function setUp() {
  const signaling = new FakeSignalingChannel()
  const devices = new FakeMediaDevices()
  const clock = new FakeClock()
  const { opened, open } = fakePeerConnections()
  const call = new Call({
    signaling,
    devices,
    clock,
    openPeerConnection: open,
    createStream: () => new FakeStream(),
  })
  const connection = () => {
    const latest = opened.at(-1)
    if (!latest) throw new Error('no connection was opened')
    return latest
  }
  const register = async (answered: Partial<Registered>) => {
    signaling.receive({ type: 'connected' })
    signaling.receive({
      type: 'joined',
      role: 'impolite',
      ready: true,
      seated: true,
      peer: null,
      pending: null,
      ...answered,
    })
    await settle()
  }
  /** The other page takes our newest offer, and the path and the channel come up. */
  const connect = async () => {
    signaling.receive({ type: 'description', description: answer, epoch: signaling.epoch })
    await settle()
    connection().become('connected')
    connection().channels[0]?.open()
  }
  const hear = (message: PeerMessage) => connection().channels[0]?.receive(JSON.stringify(message))
  const said = () => (connection().channels[0]?.sent ?? []).map((text): { type: string } => JSON.parse(text))
  /** The kinds of tracks that are on their way to the other one. */
  const sending = () =>
    connection()
      .getTransceivers()
      .flatMap(({ sender }) => (sender.track ? [sender.track.kind] : []))
  return { call, signaling, devices, clock, opened, connection, register, connect, hear, said, sending }
}

export async function setUpPreview(answered: Partial<Registered> = {}) {
  const parts = setUp()
  await parts.call.prepare({ microphoneEnabled: true, cameraEnabled: true })
  parts.call.connect()
  await parts.register(answered)
  return parts
}

export async function setUpJoined(answered: Partial<Registered>) {
  const parts = setUp()
  await parts.call.prepare({ microphoneEnabled: true, cameraEnabled: true })
  parts.call.join()
  parts.call.connect()
  await parts.register(answered)
  return parts
}

export async function setUpConnected(answered: Partial<Registered> = {}) {
  const parts = await setUpJoined({ peer: grace, ...answered })
  // The polite side waits a second for an offer, and then makes its own.
  if (answered.role === 'polite') await parts.clock.advance(1_000)
  await parts.connect()
  return parts
}
