import { FakeClock, settle } from '../fakeClock.ts'
import type { PeerMessage } from '../peerMessages.ts'
import { FakeRecordingServer, FakeRecordingWire } from './fakeRecordingWire.ts'
import { RecordingConsent } from './recordingConsent.ts'

let ids = 0

/** Ada and Grace in one room: what the server tells reaches both unless they are offline, and so does the channel. */
export async function setUp() {
  const server = new FakeRecordingServer()
  const clock = new FakeClock()
  const channel = { open: true }
  const load = (personId: string, others: () => RecordingConsent | undefined) => {
    const wire = new FakeRecordingWire(server, personId)
    const consent = new RecordingConsent({
      wire,
      clock,
      newId: () => `recording-${(ids += 1)}`,
      personId,
      sendToPeer: (message: PeerMessage) => {
        if (channel.open) others()?.hear(message)
        return channel.open
      },
    })
    server.listen((recording) => {
      if (!wire.cut) consent.changed(recording)
    })
    // A recorder that begins as soon as it may.
    consent.subscribe(() => consent.began())
    const away = () => {
      wire.cut = true
      consent.offline()
    }
    const back = async () => {
      wire.cut = false
      consent.online()
      await settle()
    }
    return { consent, wire, away, back, state: () => consent.getState() }
  }
  const ada: ReturnType<typeof load> = load('ada', () => grace.consent)
  const grace: ReturnType<typeof load> = load('grace', () => ada.consent)
  await ada.back()
  await grace.back()
  const pass = async (milliseconds: number) => {
    server.now += milliseconds
    await clock.advance(milliseconds)
  }
  const events = () =>
    [...server.recordings.values()].map((recording) =>
      recording.events.map(({ action, personId }) => `${personId} ${action}`),
    )
  return { server, channel, ada, grace, pass, events, load }
}

export async function setUpAsked() {
  const parts = await setUp()
  parts.ada.consent.ask(false)
  await settle()
  const id = parts.ada.state().own?.id ?? ''
  return { ...parts, id }
}

export async function setUpRecording() {
  const parts = await setUpAsked()
  parts.grace.consent.agree(parts.id)
  await settle()
  return parts
}
