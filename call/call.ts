import type { ErrorCode } from '../contract/errors.ts'
import { type CallEvent, type CallPhase, nextPhase } from './callPhase.ts'
import type { Clock } from './clock.ts'
import { LocalMedia, type LocalMediaState, type MediaWish, noLocalMedia } from './localMedia.ts'
import type { Device, MediaDevicesPort } from './mediaDevices.ts'
import type { OpenPeerConnection, PeerConnection } from './peerConnection.ts'
import type { PeerMessage } from './peerMessages.ts'
import { type Absence, noRemote, PeerSession, type RemoteState } from './peerSession.ts'
import type { SignalingChannel, SignalingEvent } from './signalingChannel.ts'
import { Store } from './store.ts'

/** How a call came to its end. */
export type CallEnding = 'hung-up' | 'peer-hung-up' | 'taken-over' | 'room-ended'

export type CallState = {
  phase: CallPhase
  /** Set once the phase is `ended`. */
  ending: CallEnding | null
  /** Set once the phase is `failed`. */
  failure: ErrorCode | null
  /** Why the other one is not there any more, while that is known. */
  absence: Absence | null
  /** Whether the room knows that we are here. */
  signalingOnline: boolean
  /** Rises with each new connection to the other one; what belongs to one connection begins anew with it. */
  linkId: number
  /** Whether the other one has joined, rather than being absent or in the preview. */
  peerReady: boolean
  /** Our own hand, which the other one sees raised. */
  handRaised: boolean
  local: LocalMediaState
  remote: RemoteState
}

export type CallParts = {
  signaling: SignalingChannel
  devices: MediaDevicesPort | undefined
  openPeerConnection: OpenPeerConnection
  createStream: () => MediaStream
  clock: Clock
}

const initialState: CallState = {
  phase: 'idle',
  ending: null,
  failure: null,
  absence: null,
  signalingOnline: false,
  linkId: 0,
  peerReady: false,
  handRaised: false,
  local: noLocalMedia,
  remote: noRemote,
}

/**
 * One call between two people, from the preview to its end. The state is immutable: `getState` and `subscribe` fit
 * useSyncExternalStore. Everything that it opens is closed by `close`, which every end of the call leads to.
 */
export class Call {
  readonly #signaling: SignalingChannel
  readonly #store = new Store(initialState)
  readonly #media: LocalMedia
  readonly #peer: PeerSession
  readonly #messageListeners = new Set<(message: PeerMessage) => void>()
  #unsubscribe: (() => void) | null = null
  #closed = false

  constructor(parts: CallParts) {
    this.#signaling = parts.signaling
    const { createStream } = parts
    this.#media = new LocalMedia({
      devices: parts.devices,
      createStream,
      changed: () => this.#mediaChanged(),
    })
    this.#peer = new PeerSession({
      open: parts.openPeerConnection,
      clock: parts.clock,
      signaling: parts.signaling,
      createStream,
      outgoing: () => this.#media.outgoing,
      media: () => ({ ...this.#media.announced, handRaised: this.#store.get().handRaised }),
      received: (message) => {
        for (const listener of this.#messageListeners) listener(message)
      },
      changed: ({ event, remote, ...change }) => {
        this.#store.update(change)
        if (remote) this.#store.update({ remote: { ...this.#store.get().remote, ...remote } })
        if (event) this.#move(event)
      },
    })
  }

  readonly getState = () => this.#store.get()
  readonly subscribe = (listener: () => void) => this.#store.subscribe(listener)

  /** Opens camera and microphone as wished, for the preview; problems come with the state. */
  async prepare(wish: MediaWish) {
    if (this.#closed) return
    this.#move('prepared')
    await this.#media.open(wish)
  }

  /** Enters the room. The devices may come before or after, or not at all. */
  join() {
    if (this.#closed || this.#unsubscribe) return
    this.#move('joined')
    this.#unsubscribe = this.#signaling.subscribe((event) => this.#receive(event))
  }

  setMicrophone(enabled: boolean) {
    return this.#media.setMicrophone(enabled)
  }

  setCamera(enabled: boolean) {
    return this.#media.setCamera(enabled)
  }

  chooseDevice(device: Device, id: string) {
    return this.#media.choose(device, id)
  }

  startScreenShare() {
    return this.#media.startScreenShare()
  }

  stopScreenShare() {
    this.#media.stopScreenShare()
  }

  setHandRaised(handRaised: boolean) {
    this.#store.update({ handRaised })
    this.#peer.localMediaChanged()
  }

  /** Says something to the other page directly; false where the way to it is not open. */
  sendToPeer(message: PeerMessage) {
    return this.#peer.send(message)
  }

  /** Hears everything that the other page says directly. */
  onPeerMessage(listener: (message: PeerMessage) => void) {
    this.#messageListeners.add(listener)
    return () => void this.#messageListeners.delete(listener)
  }

  /** The live connection: for figures, and for what slots carry (`transceiverOf`). */
  connection(): PeerConnection | null {
    return this.#peer.connection
  }

  /** Ends the call for both (C5). */
  hangUp() {
    if (this.#closed) return
    if (this.#unsubscribe) this.#signaling.sendCallEnded()
    this.#end('hung-up')
  }

  /** Gives up everything: devices, connection, timers, the seat in the room. Harmless when repeated. */
  close() {
    if (this.#closed) return
    this.#closed = true
    this.#unsubscribe?.()
    this.#peer.close()
    this.#media.close()
    this.#signaling.close()
    this.#store.update({ local: noLocalMedia, remote: noRemote, signalingOnline: false })
    this.#messageListeners.clear()
    this.#store.close()
  }

  #receive(event: SignalingEvent) {
    switch (event.type) {
      case 'connected':
        return this.#signaling.register()
      case 'disconnected':
        this.#peer.signalingLost()
        return this.#store.update({ signalingOnline: false })
      case 'joined':
        this.#store.update({ signalingOnline: true })
        return this.#peer.registered(event.role, event.peerPresent ? { clientId: event.peerClientId } : null)
      case 'refused':
        return this.#fail(event.code)
      case 'peer-joined':
        return this.#peer.peerPresent(event.clientId)
      case 'peer-left':
        return event.reason === 'hung-up' ? this.#end('peer-hung-up') : this.#peer.peerLeft(event.reason)
      case 'description':
        return this.#peer.receiveDescription(event.description)
      case 'candidate':
        return this.#peer.receiveCandidate(event.candidate)
      case 'call-ended':
        return this.#end('peer-hung-up')
      case 'taken-over':
        return this.#end('taken-over')
      case 'room-ended':
        return this.#end('room-ended')
    }
  }

  #mediaChanged() {
    this.#store.update({ local: this.#media.state })
    this.#peer.localMediaChanged()
  }

  #move(event: CallEvent) {
    this.#store.update({ phase: nextPhase(this.#store.get().phase, event) })
  }

  #end(ending: CallEnding) {
    if (this.#closed) return
    this.#store.update({ ending, phase: nextPhase(this.#store.get().phase, 'ended') })
    this.close()
  }

  #fail(failure: ErrorCode) {
    this.#store.update({ failure, phase: nextPhase(this.#store.get().phase, 'failed') })
    this.close()
  }
}
