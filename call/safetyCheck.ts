import type { SignalingRole } from '../contract/signaling.ts'
import type { Call, CallState } from './call.ts'
import { fingerprintOf, type SafetyCode, toHex } from './safetyCode.ts'
import { SafetyExchange, type SafetyResult } from './safetyExchange.ts'
import { Store } from './store.ts'

export type SafetyState = {
  /** `unavailable`: the other side runs a client that knows nothing of the check. */
  status: 'waiting' | 'unavailable' | SafetyResult['status']
  code: SafetyCode | null
  /** The person said that both see this code. */
  verified: boolean
}

type WatchedState = Pick<CallState, 'phase' | 'linkId'> & { remote: Pick<CallState['remote'], 'media'> }
export type WatchedCall = Pick<Call, 'subscribe' | 'onPeerMessage' | 'sendToPeer'> & {
  getState(): WatchedState
  connection(): Pick<
    NonNullable<ReturnType<Call['connection']>>,
    'localDescription' | 'remoteDescription'
  > | null
}

const unknown: SafetyState = { status: 'waiting', code: null, verified: false }

/** Keeps the safety code of a call (C16): a new one for each connection and each change of a certificate. */
export class SafetyCheck {
  readonly #call: WatchedCall
  readonly #role: SignalingRole
  readonly #store = new Store(unknown)
  #exchange: SafetyExchange | null = null
  /** The connection and certificates that the exchange is about. */
  #subject: string | null = null

  constructor(call: WatchedCall, role: SignalingRole) {
    this.#call = call
    this.#role = role
  }

  readonly getState = () => this.#store.get()
  readonly subscribe = (listener: () => void) => this.#store.subscribe(listener)

  /** Until the returned function is called. What was found is kept. */
  watch() {
    const stopHearing = this.#call.onPeerMessage((message) => {
      this.#look()
      void this.#exchange?.receive(message)
    })
    const stopLooking = this.#call.subscribe(() => this.#look())
    this.#look()
    return () => {
      stopHearing()
      stopLooking()
    }
  }

  /** "They match": remembered for as long as this code holds. */
  confirm() {
    if (this.getState().status === 'ready') this.#store.update({ verified: true })
  }

  #look() {
    const { phase, linkId, remote } = this.#call.getState()
    if (phase !== 'connected') {
      // A new connection ends what was true of the one before, even before it is up.
      if (this.#subject !== null && !this.#subject.startsWith(`${linkId} `)) this.#forget()
      return
    }
    const connection = this.#call.connection()
    const own = fingerprintOf(connection?.localDescription?.sdp ?? '')
    const peer = fingerprintOf(connection?.remoteDescription?.sdp ?? '')
    const subject = `${linkId} ${own ? toHex(own) : '-'} ${peer ? toHex(peer) : '-'}`
    if (this.#subject !== null && this.#subject !== subject) this.#forget()
    if (!remote.media || !own || !peer) {
      if (this.#subject === null) this.#store.update({ ...unknown, status: 'unavailable' })
      return
    }
    if (this.#subject === subject) return
    this.#subject = subject
    this.#begin(own, peer)
  }

  #begin(ownFingerprint: Uint8Array, peerFingerprint: Uint8Array) {
    this.#store.update(unknown)
    this.#exchange = new SafetyExchange({
      role: this.#role,
      ownFingerprint,
      peerFingerprint,
      send: (message) => this.#call.sendToPeer(message),
      settled: (result) => this.#store.update({ code: null, verified: false, ...result }),
    })
  }

  #forget() {
    this.#exchange?.close()
    this.#exchange = null
    this.#subject = null
    this.#store.update(unknown)
  }
}
