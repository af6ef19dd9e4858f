import type { SignalingRole } from '../contract/signaling.ts'
import { type Arrival, Negotiation } from './negotiation.ts'
import { PeerChannel } from './peerChannel.ts'
import type { OpenPeerConnection, PeerConnection, Transceiver } from './peerConnection.ts'
import { ourFeatures, type PeerFeature, type PeerMessage } from './peerMessages.ts'
import { type LinkFacts, sessionOf } from './peerPolicy.ts'
import { PictureHold } from './pictureHold.ts'
import type { Candidate, Description, Offer } from './signalingChannel.ts'
import {
  cameraSlots,
  kindOf,
  type OutgoingTracks,
  screenSlots,
  slotOf,
  type TrackSlot,
  transceiverOf,
  withoutScreenSlots,
} from './trackSlots.ts'

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
    message(message: PeerMessage): void
    connectionState(state: RTCPeerConnectionState): void
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
  /** Names our tracks as one stream for clients that look for one; the tracks come and go by replaceTrack. */
  readonly #sending: MediaStream
  readonly #pictures = new PictureHold()
  #transceivers: Partial<Record<TrackSlot, Transceiver>> = {}
  #channel: PeerChannel | null = null
  #clientId: string | undefined | null
  /** Which connection end of the other side this one talks to, once it is known. */
  #remoteSession: string | undefined
  #features: readonly string[] = []
  #begun = false
  #closed = false

  constructor(parts: PeerLinkParts) {
    this.#parts = parts
    this.#clientId = parts.clientId
    this.#sending = parts.createStream()
    this.connection = parts.open({
      negotiationNeeded: () => void this.#negotiation.offer(),
      candidate: (candidate) => this.#unlessClosed(() => parts.sendCandidate(candidate)),
      remoteTrack: (track) => this.#unlessClosed(() => this.#receive(track)),
      connectionStateChanged: () =>
        this.#unlessClosed(() => parts.events.connectionState(this.connection.connectionState)),
    })
    this.#negotiation = new Negotiation({
      connection: this.connection,
      polite: parts.role === 'polite',
      nextEpoch: () => parts.nextEpoch(),
      send: (description, epoch) => parts.sendDescription(description, epoch),
      beforeAnswer: (offer) => this.#join(offer),
      passedOver: () => parts.events.passedOver(),
      hasBegun: () => this.#transceivers.audio !== undefined,
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
    for (const slot of cameraSlots) this.#add(slot)
    this.#openChannel()
  }

  restart() {
    if (this.#closed) return
    if (cameraSlots.some((slot) => this.#transceivers[slot])) void this.#negotiation.restart()
    else {
      // Nothing came of the other side's offer.
      this.#begun = false
      this.begin()
    }
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
    const outgoing = this.#parts.outgoing()
    const hasPlace = (this.#transceivers.screen?.mid ?? null) !== null
    const tracks = hasPlace ? outgoing : withoutScreenSlots(outgoing)
    for (const slot of [...cameraSlots, ...screenSlots]) {
      const sender = this.#transceivers[slot]?.sender
      // It fails only where the connection is closed or the transceiver stopped: nobody is left to see it.
      if (sender && !this.#closed) sender.replaceTrack(tracks[slot]).catch(() => undefined)
    }
  }

  /** Sends no pictures while the path is silent, until `releasePictures`. */
  holdPictures() {
    void this.#pictures.hold([this.#transceivers.video, this.#transceivers.screen])
  }

  releasePictures() {
    void this.#pictures.release()
  }

  /** False where the other side can't be told directly now. */
  send(message: PeerMessage) {
    return !this.#closed && this.#channel !== null && this.#channel.send(message)
  }

  close() {
    if (this.#closed) return
    this.#closed = true
    this.#negotiation.close()
    this.#channel?.close()
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

  #add(slot: TrackSlot) {
    this.#transceivers[slot] = this.connection.addTransceiver(kindOf(slot), {
      direction: 'sendrecv',
      streams: [this.#sending],
    })
    this.sendTracks()
  }

  /**
   * Joins the transceivers that the other side's offer made, which never takes up those made by addTransceiver (RFC
   * 9429, 5.10).
   */
  #join(offer: Offer) {
    for (const slot of [...cameraSlots, ...screenSlots]) {
      const own = this.#transceivers[slot]
      if (own && own.mid !== null) continue
      const offered = transceiverOf(this.connection, slot)
      if (offered) {
        // It gets a place of its own with our next offer, where it carries nothing.
        if (own) own.direction = 'inactive'
        offered.direction = 'sendrecv'
        offered.sender.setStreams(this.#sending)
        this.#transceivers[slot] = offered
        // An offer without a picture must not keep ours back: a second exchange brings it.
      } else if (!own && (slot === 'audio' || slot === 'video')) this.#add(slot)
    }
    this.sendTracks()
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
  }

  #hear(message: PeerMessage) {
    // One side adds the places for a screen, so that the two don't collide.
    if (message.type === 'hello') this.#features = message.features
    if (message.type === 'ping') this.send({ type: 'pong' })
    const places = message.type === 'hello' && this.peerCan('screen')
    if (places && this.#parts.role === 'impolite' && !this.#transceivers.screen) {
      for (const slot of screenSlots) this.#add(slot)
    }
    this.#parts.events.message(message)
  }
}
