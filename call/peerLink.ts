import type { SignalingRole } from '../contract/signaling.ts'
import { type Arrival, Negotiation } from './negotiation.ts'
import { openFilesChannel, PeerChannel } from './peerChannel.ts'
import type { DataChannel, OpenPeerConnection, PeerConnection } from './peerConnection.ts'
import { ourFeatures, type PeerFeature, type PeerMessage } from './peerMessages.ts'
import { type LinkFacts, sessionOf } from './peerPolicy.ts'
import { revive } from './revival.ts'
import type { Candidate, Description, Offer } from './signalingChannel.ts'
import { TrackPlaces } from './trackPlaces.ts'
import { type OutgoingTracks, slotOf, type TrackSlot } from './trackSlots.ts'

export type PeerLinkParts = {
  open: OpenPeerConnection
  role: SignalingRole
  /** Null while it waits for whoever comes. */
  clientId: string | undefined | null
  nextEpoch(): number
  sendDescription(description: Description, epoch: number | undefined): void
  sendCandidate(candidate: Candidate): void
  createStream: () => MediaStream
  outgoing(): OutgoingTracks
  events: {
    /** One of the other side's tracks, alone in its stream. */
    remoteStream(slot: TrackSlot, stream: MediaStream): void
    channelOpened(): void
    /** The other side's page takes files over this channel, which may have yet to open. */
    filesChannel(channel: DataChannel): void
    message(message: PeerMessage): void
    connectionState(state: RTCPeerConnectionState): void
    /** The camera's picture is sent for the first time; small, until `enlargePicture`. */
    pictureBegun(): void
    passedOver(): void
    /** Another connection is to take this, and this one to be closed; see Negotiation. */
    giveWay(arrival: Arrival): void
  }
}

/** One connection to one page load of the other one: the RTCPeerConnection, its negotiation, channel and tracks. */
export class PeerLink {
  readonly #parts: PeerLinkParts
  readonly connection: PeerConnection
  readonly #negotiation: Negotiation
  readonly #places: TrackPlaces
  #channel: PeerChannel | null = null
  #filesChannel: DataChannel | null = null
  #clientId: string | undefined | null
  /** Which connection end of the other side this one talks to, once it is known. */
  #remoteSession: string | undefined
  #features: readonly string[] = []
  #begun = false
  #closed = false

  constructor(parts: PeerLinkParts) {
    this.#parts = parts
    this.#clientId = parts.clientId
    this.connection = parts.open({
      negotiationNeeded: () => void this.#negotiation.offer(),
      candidate: (candidate) => this.#unlessClosed(() => parts.sendCandidate(candidate)),
      remoteTrack: (track) => this.#unlessClosed(() => this.#receive(track)),
      connectionStateChanged: () =>
        this.#unlessClosed(() => parts.events.connectionState(this.connection.connectionState)),
    })
    this.#places = new TrackPlaces({
      connection: this.connection,
      createStream: parts.createStream,
      outgoing: () => parts.outgoing(),
      pictureBegun: () => parts.events.pictureBegun(),
    })
    this.#negotiation = new Negotiation({
      connection: this.connection,
      polite: parts.role === 'polite',
      nextEpoch: () => parts.nextEpoch(),
      send: (description, epoch) => parts.sendDescription(description, epoch),
      beforeAnswer: (offer) => this.#join(offer),
      passedOver: () => parts.events.passedOver(),
      hasBegun: () => this.#places.begun,
      giveWay: (arrival) => parts.events.giveWay(arrival),
    })
  }

  get facts(): LinkFacts {
    const { connectionState, signalingState } = this.connection
    return {
      clientId: this.#clientId,
      connected: connectionState === 'connected',
      negotiating: signalingState !== 'stable',
    }
  }

  /**
   * Whether the path is there and its encryption has ended. Nothing brings that back: Firefox ends it now and then over an
   * ICE restart, and always where ICE failed before one.
   */
  get isBroken() {
    const { connectionState, iceConnectionState } = this.connection
    return connectionState === 'failed' && /^(?:connected|completed)$/u.test(iceConnectionState)
  }

  /** The one that it waited for has come. */
  adopt(clientId: string) {
    this.#clientId = clientId
  }

  /** Whether the other side's page can do this; false until it has said so. */
  peerCan(feature: PeerFeature) {
    return this.#features.includes(feature)
  }

  /** Whether a description comes from another connection end than this one has talked to. */
  isForeign(description: Description) {
    return this.#remoteSession !== undefined && this.#remoteSession !== sessionOf(description)
  }

  /** Starts the first exchange from this side, unless one has begun. */
  begin() {
    if (this.#begun || this.#closed) return
    this.#begun = true
    this.#places.begin()
    this.#openChannel()
  }

  restart() {
    if (this.#closed) return
    if (this.#places.begun) void this.#negotiation.restart()
    else {
      // Nothing came of the other side's offer.
      this.#begun = false
      this.begin()
    }
  }

  /** The browser has given up on the path: tries it again without asking anybody. */
  revive() {
    if (!this.#closed) revive(this.connection)
  }

  receiveDescription(description: Description, epoch: number | undefined) {
    if (description.type === 'offer') this.#begun = true
    this.#remoteSession = sessionOf(description)
    void this.#negotiation.receive(description, epoch)
  }

  receiveCandidate(candidate: Candidate) {
    void this.#negotiation.receiveCandidate(candidate)
  }

  takePassedOver() {
    void this.#negotiation.takePassedOver()
  }

  /** Sends what is to be sent now, without negotiating (C5, C6). */
  sendTracks() {
    if (!this.#closed) this.#places.send()
  }

  repeatPicture() {
    if (!this.#closed) this.#places.repeatPicture()
  }

  enlargePicture() {
    if (!this.#closed) this.#places.enlargePicture()
  }

  /** Sends no pictures while the path is silent, until `releasePictures`. */
  holdPictures() {
    this.#places.holdPictures()
  }

  /** Sends them again; small where the path is narrow, until `growPictures`. */
  releasePictures() {
    this.#places.releasePictures()
  }

  growPictures() {
    if (!this.#closed) this.#places.growPictures()
  }

  /** False where the other side can't be told directly now. */
  send(message: PeerMessage) {
    if (message.type === 'typing' && !this.peerCan('typing')) return false
    return !this.#closed && this.#channel !== null && this.#channel.send(message)
  }

  close() {
    if (this.#closed) return
    this.#closed = true
    this.#negotiation.close()
    this.#channel?.close()
    this.#filesChannel?.close()
    this.connection.close()
  }

  #unlessClosed(work: () => void) {
    if (!this.#closed) work()
  }

  #receive(track: MediaStreamTrack) {
    const slot = slotOf(this.connection, track)
    if (!slot) return
    // The event's own stream may be missing, and sound must not wait for the first picture: a stream for each.
    const stream = this.#parts.createStream()
    stream.addTrack(track)
    this.#parts.events.remoteStream(slot, stream)
    if (slot === 'screen') this.sendTracks()
  }

  #join(offer: Offer) {
    this.#places.join()
    if (/^m=application /mu.test(offer.sdp)) this.#openChannel()
  }

  #openChannel() {
    this.#channel ??= new PeerChannel(this.connection, {
      opened: () =>
        this.#unlessClosed(() => {
          this.send({ type: 'hello', features: [...ourFeatures] })
          this.#parts.events.channelOpened()
        }),
      received: (message) => this.#unlessClosed(() => this.#hear(message)),
    })
    // Made with the first one, so that it needs no exchange of its own.
    this.#filesChannel ??= openFilesChannel(this.connection)
  }

  #hear(message: PeerMessage) {
    // One side adds the places for a screen, so that the two don't collide.
    if (message.type === 'hello') {
      this.#features = message.features
      if (this.#filesChannel && this.peerCan('files')) this.#parts.events.filesChannel(this.#filesChannel)
    }
    if (message.type === 'ping') this.send({ type: 'pong' })
    const places = message.type === 'hello' && this.peerCan('screen')
    if (places && this.#parts.role === 'impolite') this.#places.addScreen()
    this.#parts.events.message(message)
  }
}
