import type { SignalingRole } from '../contract/signaling.ts'
import { Negotiation } from './negotiation.ts'
import { PeerChannel, type PeerMedia } from './peerChannel.ts'
import type { OpenPeerConnection, PeerConnection, TrackKind, Transceiver } from './peerConnection.ts'
import type { LinkFacts } from './peerPolicy.ts'
import type { Candidate, Description, Offer, SignalingChannel } from './signalingChannel.ts'

export type OutgoingTracks = Record<TrackKind, MediaStreamTrack | null>

export type PeerLinkParts = {
  open: OpenPeerConnection
  role: SignalingRole
  clientId: string | undefined
  signaling: Pick<SignalingChannel, 'sendDescription' | 'sendCandidate'>
  createStream: () => MediaStream
  outgoing(): OutgoingTracks
  media(): PeerMedia
  events: {
    /** One kind of the other side's tracks, alone in its stream. */
    remoteStream(kind: TrackKind, stream: MediaStream): void
    remoteMedia(media: PeerMedia): void
    connectionState(state: RTCPeerConnectionState): void
    passedOver(): void
  }
}

const kinds = ['audio', 'video'] as const

/** One connection to one page load of the other one: the RTCPeerConnection, its negotiation, channel and tracks. */
export class PeerLink {
  readonly #parts: PeerLinkParts
  readonly #connection: PeerConnection
  readonly #negotiation: Negotiation
  /** Names our tracks as one stream for clients that look for one; the tracks come and go by replaceTrack. */
  readonly #sending: MediaStream
  #transceivers: Partial<Record<TrackKind, Transceiver>> = {}
  #channel: PeerChannel | null = null
  #begun = false
  #closed = false

  constructor(parts: PeerLinkParts) {
    this.#parts = parts
    this.#sending = parts.createStream()
    this.#connection = parts.open({
      negotiationNeeded: () => void this.#negotiation.offer(),
      candidate: (candidate) => this.#unlessClosed(() => parts.signaling.sendCandidate(candidate)),
      remoteTrack: (track) => this.#unlessClosed(() => this.#receive(track)),
      connectionStateChanged: () =>
        this.#unlessClosed(() => parts.events.connectionState(this.#connection.connectionState)),
    })
    this.#negotiation = new Negotiation({
      connection: this.#connection,
      polite: parts.role === 'polite',
      send: (description) => parts.signaling.sendDescription(description),
      beforeAnswer: (offer) => this.#join(offer),
      passedOver: () => parts.events.passedOver(),
    })
  }

  get facts(): LinkFacts {
    const { connectionState, signalingState } = this.#connection
    return {
      clientId: this.#parts.clientId,
      connected: connectionState === 'connected',
      negotiating: signalingState !== 'stable',
    }
  }

  /** Starts the first exchange from this side, unless one has begun. */
  begin() {
    if (this.#begun || this.#closed) return
    this.#begun = true
    for (const kind of kinds) this.#add(kind)
    this.#openChannel()
  }

  restart() {
    if (this.#closed) return
    if (kinds.some((kind) => this.#transceivers[kind])) void this.#negotiation.restart()
    else {
      // Nothing came of the other side's offer.
      this.#begun = false
      this.begin()
    }
  }

  receiveDescription(description: Description) {
    if (description.type === 'offer') this.#begun = true
    void this.#negotiation.receive(description)
  }

  receiveCandidate(candidate: Candidate) {
    void this.#negotiation.receiveCandidate(candidate)
  }

  takePassedOver() {
    void this.#negotiation.takePassedOver()
  }

  /** Sends `track` from now on, without negotiating (C5, C6). */
  setTrack(kind: TrackKind, track: MediaStreamTrack | null) {
    const transceiver = this.#transceivers[kind]
    // It fails only where the connection is closed or the transceiver stopped: nobody is left to see it.
    if (!this.#closed) transceiver?.sender.replaceTrack(track).catch(() => undefined)
  }

  announce(media: PeerMedia) {
    if (!this.#closed) this.#channel?.announce(media)
  }

  close() {
    if (this.#closed) return
    this.#closed = true
    this.#negotiation.close()
    this.#channel?.close()
    this.#connection.close()
  }

  #unlessClosed(work: () => void) {
    if (!this.#closed) work()
  }

  #receive(track: MediaStreamTrack) {
    // The event's own stream may be missing, and sound must not wait for the first picture: a stream for each.
    const stream = this.#parts.createStream()
    stream.addTrack(track)
    this.#parts.events.remoteStream(track.kind === 'audio' ? 'audio' : 'video', stream)
  }

  #add(kind: TrackKind) {
    this.#transceivers[kind] = this.#connection.addTransceiver(kind, {
      direction: 'sendrecv',
      streams: [this.#sending],
    })
    this.setTrack(kind, this.#parts.outgoing()[kind])
  }

  /**
   * Joins the transceivers that the other side's offer made. Those that we made for an offer of our own and that are
   * still without a place go: an offer never takes up transceivers made by addTransceiver (RFC 9429, 5.10).
   */
  #join(offer: Offer) {
    for (const kind of kinds) {
      const own = this.#transceivers[kind]
      if (own && own.mid !== null) continue
      const offered = this.#connection
        .getTransceivers()
        .find((transceiver) => transceiver.mid !== null && transceiver.receiver.track.kind === kind)
      if (!offered) {
        // An offer without a picture must not keep ours back: a second exchange brings it.
        if (!own) this.#add(kind)
        continue
      }
      own?.stop()
      offered.direction = 'sendrecv'
      offered.sender.setStreams(this.#sending)
      this.#transceivers[kind] = offered
      this.setTrack(kind, this.#parts.outgoing()[kind])
    }
    if (/^m=application /mu.test(offer.sdp)) this.#openChannel()
  }

  #openChannel() {
    this.#channel ??= new PeerChannel(this.#connection, this.#parts.media(), (media) =>
      this.#unlessClosed(() => this.#parts.events.remoteMedia(media)),
    )
  }
}
