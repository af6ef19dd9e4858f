import { expect, test } from 'vitest'
import type { PeerMessage } from './peerMessages.ts'
import { SafetyCheck, type WatchedCall } from './safetyCheck.ts'

const sdp = (key: string) => ({
  type: 'offer' as const,
  sdp: `a=fingerprint:sha-256 ${Array(32).fill(key).join(':')}\r\n`,
})
const media = { microphoneEnabled: true, cameraEnabled: true, screenSharing: false }

/** As much of a call as the check looks at. */
class FakeCall {
  state: ReturnType<WatchedCall['getState']> = { phase: 'connected', linkId: 1, remote: { media } }
  own: string
  peer: string
  #listeners = new Set<() => void>()
  #hearers = new Set<(message: PeerMessage) => void>()
  other: FakeCall | null = null

  constructor(own: string, peer: string) {
    this.own = own
    this.peer = peer
  }

  getState = () => this.state
  connection = () => ({ localDescription: sdp(this.own), remoteDescription: sdp(this.peer) })
  subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }
  onPeerMessage = (hearer: (message: PeerMessage) => void) => {
    this.#hearers.add(hearer)
    return () => void this.#hearers.delete(hearer)
  }
  sendToPeer = (message: PeerMessage) => {
    for (const hearer of this.other ? this.other.#hearers : []) hearer(message)
    return true
  }
  change(state: Partial<typeof this.state>) {
    this.state = { ...this.state, ...state }
    for (const listener of this.#listeners) listener()
  }
}

function openPair() {
  const [anna, ben] = [new FakeCall('aa', 'bb'), new FakeCall('bb', 'aa')]
  anna.other = ben
  ben.other = anna
  const [annaCheck, benCheck] = [new SafetyCheck(anna, 'impolite'), new SafetyCheck(ben, 'polite')]
  annaCheck.watch()
  benCheck.watch()
  return { anna, ben, annaCheck, benCheck }
}

async function settled(...checks: SafetyCheck[]) {
  await expect.poll(() => checks.map((check) => check.getState().status)).toEqual(checks.map(() => 'ready'))
}

test('both get the same code, and a new connection takes code and mark away', async () => {
  const { anna, ben, annaCheck, benCheck } = openPair()
  await settled(annaCheck, benCheck)
  expect(annaCheck.getState().code).toEqual(benCheck.getState().code)
  annaCheck.confirm()
  expect(annaCheck.getState().verified).toBe(true)
  const before = annaCheck.getState().code
  for (const call of [anna, ben]) call.change({ phase: 'connecting', linkId: 2 })
  expect(annaCheck.getState()).toEqual({ status: 'waiting', code: null, verified: false })
  for (const call of [anna, ben]) call.change({ phase: 'connected' })
  await settled(annaCheck, benCheck)
  expect(annaCheck.getState().code).not.toEqual(before)
  expect(annaCheck.getState().verified).toBe(false)
})

test('a path that comes back keeps both', async () => {
  const { anna, annaCheck, benCheck } = openPair()
  await settled(annaCheck, benCheck)
  annaCheck.confirm()
  anna.change({ phase: 'reconnecting' })
  anna.change({ phase: 'connected' })
  expect(annaCheck.getState()).toMatchObject({ status: 'ready', verified: true })
})

test('another certificate on the same connection takes both away', async () => {
  const { anna, annaCheck, benCheck } = openPair()
  await settled(annaCheck, benCheck)
  annaCheck.confirm()
  anna.peer = 'cc'
  anna.change({})
  expect(annaCheck.getState()).toMatchObject({ code: null, verified: false })
})

test('a client that tells nothing has no code', () => {
  const call = new FakeCall('aa', 'bb')
  call.state = { phase: 'connected', linkId: 1, remote: { media: null } }
  const check = new SafetyCheck(call, 'polite')
  check.watch()
  expect(check.getState().status).toBe('unavailable')
  check.confirm()
  expect(check.getState().verified).toBe(false)
})
