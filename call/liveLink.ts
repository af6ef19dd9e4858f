import type { SignalingRole } from '../contract/signaling.ts'
import type { CancelTimer, Clock } from './clock.ts'
import { firstPictureRepeats, firstPictureTime } from './firstPicture.ts'
import type { Arrival } from './negotiation.ts'
import type { DataChannel, OpenPeerConnection } from './peerConnection.ts'
import { PeerLink } from './peerLink.ts'
import type { PeerMessage } from './peerMessages.ts'
import { firstOfferDelay, passedOverOfferDelay, waitingOfferLife } from './peerPolicy.ts'
import { Recovery } from './recovery.ts'
import type { Candidate, Description, SignalingChannel } from './signalingChannel.ts'
import type { OutgoingTracks, TrackSlot } from './trackSlots.ts'

export type LiveLinkParts = {
  open: OpenPeerConnection
  clock: Clock
  createStream: () => MediaStream
  signaling: Pick<SignalingChannel, 'sendDescription' | 'sendCandidate' | 'probe'>
  signalingOnline(): boolean
  /** Whether the server reaches the other one. */
  peerOnline(): boolean
  role: SignalingRole
  /** Null for whoever comes: the offer waits on the server meanwhile. */
  clientId: string | undefined | null
  outgoing(): OutgoingTracks
  /** Whether packets of sound or pictures are to be expected. */
  mediaExpected(): boolean
  events: {
    remoteStream(slot: TrackSlot, stream: MediaStream): void
    channelOpened(): void
    filesChannel(channel: DataChannel): void
    message(message: PeerMessage): void
    pathChanged(path: 'open' | 'interrupted'): void
    /** Another connection is to take this; see Negotiation. */
    giveWay(arrival: Arrival): void
    /** This connection does not serve any more: another one is to be made. */
    wornOut(): void
  }
}

/** Who makes the first offer: by role, or this side, or the other one, whose offer is here already. */
export type Beginning = 'by-role' | 'offering' | 'answering'

/** Numbers the offers of this page load, over all its connections. */
let latestEpoch = 0

/** A connection with all that keeps it going: who begins, which way descriptions take, and how its path comes back. */
export class LiveLink {
  readonly #parts: LiveLinkParts
  readonly #link: PeerLink
  readonly #recovery: Recovery
  #offerTimer: CancelTimer | null = null
  #passedOverTimer: CancelTimer | null = null
  #pictureTimers: CancelTimer[] = []
  /** What waits for `release`; null while nothing has to. */
  #held: (() => void)[] | null = null

  constructor(parts: LiveLinkParts) {
    this.#parts = parts
    this.#link = this.#createLink()
    const { clock, signaling, events } = parts
    this.#recovery = new Recovery({
      clock,
      link: this.#link,
      mediaExpected: () => parts.mediaExpected(),
      probe: () => signaling.probe(),
      canNegotiate: () => parts.peerOnline() || this.#canUseChannel,
      pathChanged: (path) => events.pathChanged(path),
      beyondHelp: () => events.wornOut(),
    })
  }

  get connection() {
    return this.#link.connection
  }

  get facts() {
    return { ...this.#link.facts, connected: this.#recovery.healthy }
  }

  begin(beginning: Beginning) {
    const { clock, role, clientId, events } = this.#parts
    if (clientId === null && beginning !== 'answering') {
      this.#link.begin()
      this.#offerTimer = clock.after(waitingOfferLife, () => events.wornOut())
      return
    }
    this.#recovery.expect()
    if (beginning === 'answering') return
    const delay = beginning === 'offering' ? 0 : firstOfferDelay(role)
    if (delay === 0) this.#link.begin()
    else this.#offerTimer = clock.after(delay, () => this.#link.begin())
  }

  /** The one that it waited for has come. */
  adopt(clientId: string) {
    this.#offerTimer?.()
    this.#link.adopt(clientId)
    this.#recovery.expect()
  }

  /**
   * We are about to learn who is there. Until `release` what is meant for whoever comes is kept back: a client of the five
   * events gets a connection of its own, and would take an offer or candidates of this one for that one's.
   */
  hold() {
    if (this.#link.facts.clientId === null) this.#held ??= []
  }

  release() {
    const held = this.#held ?? []
    this.#held = null
    for (const send of held) send()
  }

  restart() {
    this.#recovery.restartNow()
  }

  /** Both sides learned in the same moment that they reach each other again: one of them restarts, or both would collide. */
  resume() {
    const delay = firstOfferDelay(this.#parts.role)
    if (delay === 0) this.#recovery.restartNow()
    else this.#recovery.restartIn(delay)
  }

  isForeign(description: Description) {
    return this.#link.isForeign(description)
  }

  receiveDescription(description: Description, epoch: number | undefined) {
    this.#link.receiveDescription(description, epoch)
  }

  receiveCandidate(candidate: Candidate) {
    this.#link.receiveCandidate(candidate)
  }

  sendTracks() {
    this.#link.sendTracks()
  }

  send(message: PeerMessage) {
    return this.#link.send(message)
  }

  close() {
    this.#offerTimer?.()
    this.#passedOverTimer?.()
    for (const cancel of this.#pictureTimers) cancel()
    this.#recovery.close()
    this.#link.close()
  }

  #createLink() {
    const { open, createStream, role, clientId, events } = this.#parts
    return new PeerLink({
      open,
      createStream,
      role,
      clientId,
      outgoing: () => this.#parts.outgoing(),
      nextEpoch: () => (latestEpoch += 1),
      sendDescription: (description, epoch) => this.#sendDescription(description, epoch),
      sendCandidate: (candidate) => this.#sendCandidate(candidate),
      events: {
        remoteStream: (slot, stream) => events.remoteStream(slot, stream),
        channelOpened: () => events.channelOpened(),
        filesChannel: (channel) => events.filesChannel(channel),
        message: (message) => {
          this.#recovery.heard()
          events.message(message)
        },
        connectionState: (state) => this.#recovery.connectionState(state),
        pictureBegun: () => this.#beginPicture(),
        passedOver: () => this.#passedOver(),
        giveWay: (arrival) => events.giveWay(arrival),
      },
    })
  }

  #beginPicture() {
    const { clock } = this.#parts
    const repeats = firstPictureRepeats.map((time) => clock.after(time, () => this.#link.repeatPicture()))
    this.#pictureTimers = [...repeats, clock.after(firstPictureTime, () => this.#link.enlargePicture())]
  }

  #passedOver() {
    // Our own clients give their clientId and give way; anyone else may be waiting for our answer.
    if (this.#link.facts.clientId !== undefined) return
    this.#passedOverTimer?.()
    this.#passedOverTimer = this.#parts.clock.after(passedOverOfferDelay, () => this.#link.takePassedOver())
  }

  /** The data channel is the way round the server (C10), where the path is up and the other page knows it. */
  get #canUseChannel() {
    return this.#recovery.healthy && this.#link.peerCan('signaling')
  }

  #sendDescription(description: Description, epoch: number | undefined) {
    if (this.#held) return void this.#held.push(() => this.#sendDescription(description, epoch))
    const { signaling } = this.#parts
    if (this.#parts.signalingOnline() || !this.#canUseChannel)
      return signaling.sendDescription(description, epoch)
    this.send({ type: 'description', description, ...(epoch === undefined ? {} : { epoch }) })
  }

  #sendCandidate(candidate: Candidate) {
    if (this.#held) return void this.#held.push(() => this.#sendCandidate(candidate))
    const { signaling } = this.#parts
    if (this.#parts.signalingOnline() || !this.#canUseChannel || !candidate)
      return signaling.sendCandidate(candidate)
    const { sdpMid = null, sdpMLineIndex = null, usernameFragment = null } = candidate
    const line = { candidate: candidate.candidate, sdpMid, sdpMLineIndex, usernameFragment }
    this.send({ type: 'candidate', candidate: line })
  }
}
