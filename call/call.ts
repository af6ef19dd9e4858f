import type { ErrorCode } from '../contract/errors.ts'
import { phaseOf } from './callPhase.ts'
import { type CallEnding, type CallState, initialState } from './callState.ts'
import type { Clock } from './clock.ts'
import { LocalMedia, type MediaWish, noLocalMedia } from './localMedia.ts'
import type { Device, MediaDevicesPort } from './mediaDevices.ts'
import type { OpenPeerConnection, PeerConnection } from './peerConnection.ts'
import type { PeerMessage } from './peerMessages.ts'
import { PeerSession } from './peerSession.ts'
import { noPeer, noRemote, type PeerState } from './peerState.ts'
import type { SignalingChannel, SignalingEvent } from './signalingChannel.ts'
import type { ScreenMode } from './screenShare.ts'
import { Store } from './store.ts'
import type { TrackEffect } from './trackEffect.ts'

export type { CallEnding, CallState }

export type CallParts = {
  signaling: SignalingChannel
  devices: MediaDevicesPort | undefined
  openPeerConnection: OpenPeerConnection
  createStream: () => MediaStream
  clock: Clock
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
  #path = noPeer.path
  #prepared = false
  #joined = false
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
      changed: (state) => this.#peerChanged(state),
    })
  }

  readonly getState = () => this.#store.get()
  readonly subscribe = (listener: () => void) => this.#store.subscribe(listener)

  /** Opens camera and microphone as wished, for the preview; problems come with the state. */
  async prepare(wish: MediaWish) {
    if (this.#closed) return
    this.#prepared = true
    this.#update({})
    await this.#media.open(wish)
  }

  /**
   * Takes the seat in the room and connects to the other one, be it from the preview (C2): nothing of ours is sent, nor
   * anything of theirs shown, before both have joined.
   */
  connect() {
    if (this.#closed || this.#unsubscribe) return
    this.#unsubscribe = this.#signaling.subscribe((event) => this.#receive(event))
  }

  /** Enters the room. The devices and the connection may come before or after, or not at all. */
  join() {
    if (this.#closed || this.#joined) return
    this.#joined = true
    if (this.#unsubscribe) this.#signaling.register(true)
    this.#peer.join()
    this.#peerChanged(this.#peer.state)
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

  /** Turns to a phone's other camera (C18). */
  switchCamera() {
    return this.#media.switchCamera()
  }

  /** Sends what `effect` makes of the camera or the microphone; the plain track where it is null (C15). */
  setEffect(device: Device, effect: TrackEffect | null) {
    return this.#media.setEffect(device, effect)
  }

  startScreenShare() {
    return this.#media.screen.start()
  }

  stopScreenShare() {
    this.#media.screen.stop()
  }

  setScreenMode(mode: ScreenMode) {
    this.#media.screen.setMode(mode)
  }

  setHandRaised(handRaised: boolean) {
    this.#update({ handRaised })
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

  /** The device is on another network, or on one again (C9). */
  networkChanged() {
    if (!this.#closed) this.#peer.networkChanged()
  }

  /** Ends the call for both (C5). */
  hangUp() {
    if (this.#closed) return
    if (this.#unsubscribe && this.#joined) this.#signaling.sendCallEnded()
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
    this.#store.update({ local: noLocalMedia, remote: noRemote, filesChannel: null, signalingOnline: false })
    this.#messageListeners.clear()
    this.#store.close()
  }

  #receive(event: SignalingEvent) {
    switch (event.type) {
      case 'connected':
        return this.#signaling.register(this.#joined)
      case 'disconnected':
        this.#peer.signalingLost()
        return this.#update({ signalingOnline: false })
      case 'joined':
        this.#update({ signalingOnline: true })
        return this.#peer.registered(event)
      case 'refused':
        return this.#fail(event.code)
      case 'peer-joined':
        return this.#peer.peerPresent(event.peer, { fresh: true, pending: null })
      case 'peer-ready':
        return this.#peer.peerReady()
      case 'peer-left':
        return event.reason === 'hung-up' ? this.#peerHungUp() : this.#peer.peerLeft(event.reason)
      case 'description':
        return this.#peer.receiveDescription(event.description, event.epoch)
      case 'candidate':
        return this.#peer.receiveCandidate(event.candidate)
      case 'call-ended':
        return this.#peerHungUp()
      case 'taken-over':
        return this.#end('taken-over')
      case 'preview-replaced':
        return this.#peer.unseated()
      case 'room-ended':
        return this.#end('room-ended')
    }
  }

  #mediaChanged() {
    this.#update({ local: this.#media.state })
    this.#peer.localMediaChanged()
  }

  /** Who is still in the preview waits for the other one to come back. */
  #peerHungUp() {
    if (this.#joined) this.#end('peer-hung-up')
    else this.#peer.peerLeft('hung-up')
  }

  #peerChanged({ path, remote, ...state }: PeerState) {
    this.#path = path
    const shown = this.#joined && state.peerReady && !(state.absence && path !== 'open')
    this.#update({ ...state, remote: shown ? remote : noRemote })
  }

  #end(ending: CallEnding) {
    if (this.#closed) return
    this.#update({ ending })
    this.close()
  }

  #fail(failure: ErrorCode) {
    this.#update({ failure })
    this.close()
  }

  #update(change: Partial<CallState>) {
    const next = { ...this.#store.get(), ...change }
    const phase = phaseOf({
      prepared: this.#prepared,
      joined: this.#joined,
      ended: next.ending !== null,
      failed: next.failure !== null,
      peerReady: next.peerReady,
      peerAbsent: next.absence !== null,
      path: this.#path,
    })
    this.#store.update({ ...change, phase })
  }
}
