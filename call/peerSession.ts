import type { PeerLeftReason } from '../contract/signaling.ts'
import type { Clock } from './clock.ts'
import { type Beginning, LiveLink } from './liveLink.ts'
import type { OpenPeerConnection, PeerConnection } from './peerConnection.ts'
import type { PeerMedia, PeerMessage } from './peerMessages.ts'
import { onPeerPresent } from './peerPolicy.ts'
import { noPeer, noRemote, type PeerState, type RemoteState } from './peerState.ts'
import type { Candidate, Description, Peer, Registered, SignalingChannel } from './signalingChannel.ts'
import { noTracks, type OutgoingTracks } from './trackSlots.ts'

export type PeerSessionParts = {
  open: OpenPeerConnection
  clock: Clock
  signaling: Pick<SignalingChannel, 'sendDescription' | 'sendCandidate' | 'probe'>
  createStream: () => MediaStream
  outgoing(): OutgoingTracks
  media(): PeerMedia
  received(message: PeerMessage): void
  changed(state: PeerState): void
}

/**
 * The other one's coming and going, and the connection to whichever page load of theirs is there now (C7, C8, C11). It is
 * set up while both are in the preview, and carries nothing before both have joined (C2).
 */
export class PeerSession {
  readonly #parts: PeerSessionParts
  #state = noPeer
  #role: Registered['role'] = 'polite'
  #link: LiveLink | null = null
  #joined = false
  #signalingOnline = false
  /** The server can't reach the other one. */
  #peerLost = false
  /** The number of the newest offer that came from the page load that is there. */
  #peerEpoch = 0

  constructor(parts: PeerSessionParts) {
    this.#parts = parts
  }

  get state() {
    return this.#state
  }

  get connection(): PeerConnection | null {
    return this.#link?.connection ?? null
  }

  /** We are past the preview, and about to register anew. */
  join() {
    this.#joined = true
    this.#link?.hold()
    this.send({ type: 'joined' })
    this.localMediaChanged()
  }

  /** Our own registration was taken. One for the preview may be answered after the press: its news is good, but not the last. */
  registered(registered: Registered) {
    this.#takeSeat(registered)
    if (this.#joined && !registered.ready) this.#link?.hold()
    else this.#link?.release()
  }

  /** Another page of the same person has the seat. */
  unseated() {
    this.#closeLink()
    this.#change(noPeer)
  }

  signalingLost() {
    this.#signalingOnline = false
  }

  /** `fresh`: what was under way may be lost. */
  peerPresent(peer: Peer, { fresh, pending }: { fresh: boolean; pending: Registered['pending'] }) {
    this.#peerLost = false
    this.#change({ absence: null, peerReady: peer.ready })
    const decision = onPeerPresent(this.#link?.facts ?? null, peer.clientId)
    if (pending) this.#takePending(peer.clientId, pending)
    else if (decision === 'replace') this.#openLink(peer.clientId)
    else if (decision === 'adopt') this.#adopt(peer.clientId)
    else if (decision === 'restart' && fresh) this.#link?.resume()
    this.localMediaChanged()
  }

  /** The other one pressed "Join now". */
  peerReady() {
    if (this.#link) this.#change({ peerReady: true, absence: null })
    this.localMediaChanged()
  }

  peerLeft(reason: PeerLeftReason) {
    this.#peerLost = true
    const met = this.#state.peerReady && this.#joined
    if (met && reason !== 'hung-up') this.#change({ absence: reason })
    // A lost socket says nothing about the media, which may go on or come back; who left has closed their end.
    if (reason === 'lost' && this.#pathWasOpen) return
    this.#openLink(null)
    this.#change({ peerReady: false })
  }

  receiveDescription(description: Description, epoch: number | undefined) {
    this.#peerLost = false
    if (description.type === 'offer') {
      // One that was overtaken, or came both ways.
      if (epoch !== undefined && epoch <= this.#peerEpoch) return
      // A client may offer before anything was heard of it, or with another connection than before.
      if (!this.#link) this.#openLink(undefined, 'answering')
      else if (this.#link.isForeign(description)) this.#openLink(this.#link.facts.clientId, 'answering')
      this.#peerEpoch = epoch ?? this.#peerEpoch
    }
    this.#link?.receiveDescription(description, epoch)
  }

  receiveCandidate(candidate: Candidate) {
    this.#link?.receiveCandidate(candidate)
  }

  /** Sends what is captured now, and tells the other side what is on. */
  localMediaChanged() {
    this.#link?.sendTracks()
    if (this.#joined) this.send({ type: 'media', ...this.#parts.media() })
  }

  send(message: PeerMessage) {
    return this.#link?.send(message) ?? false
  }

  /** The device is on another network now, or on one again. */
  networkChanged() {
    void this.#parts.signaling.probe()
    if (this.#pathWasOpen) this.#link?.restart()
  }

  close() {
    this.#closeLink()
    this.#state = noPeer
  }

  #takeSeat({ role, seated, peer, pending }: Registered) {
    const fresh = !this.#signalingOnline
    this.#role = role
    this.#signalingOnline = true
    if (!seated) return this.unseated()
    if (peer) return this.peerPresent(peer, { fresh, pending })
    const waits = this.#link?.facts.clientId === null
    if (!this.#link || (waits && fresh)) this.#openLink(null)
    else if (!waits) this.peerLeft('lost')
  }

  #adopt(clientId: string | undefined) {
    this.#peerEpoch = 0
    if (clientId !== undefined) this.#link?.adopt(clientId)
  }

  #takePending(
    clientId: string | undefined,
    { offer, epoch, candidates }: NonNullable<Registered['pending']>,
  ) {
    if (this.#link?.facts.clientId !== clientId) this.#openLink(clientId, 'answering')
    this.receiveDescription(offer, epoch)
    for (const candidate of candidates) this.receiveCandidate(candidate)
  }

  /** `clientId` null: for whoever comes. */
  #openLink(clientId: string | undefined | null, beginning: Beginning = 'by-role') {
    const anew = this.#link !== null && this.#link.facts.clientId === clientId
    if (!anew) this.#peerEpoch = 0
    const newPath = anew && this.#state.path !== 'opening' ? 'reopening' : 'opening'
    this.#closeLink()
    const { open, clock, createStream, signaling } = this.#parts
    const link = new LiveLink({
      open,
      clock,
      createStream,
      signaling,
      signalingOnline: () => this.#signalingOnline,
      peerOnline: () => this.#signalingOnline && !this.#peerLost,
      role: this.#role,
      clientId,
      outgoing: () => (this.#joined && this.#state.peerReady ? this.#parts.outgoing() : noTracks),
      mediaExpected: () => this.#mediaExpected,
      events: {
        remoteStream: (slot, stream) => this.#changeRemote({ [slot]: stream }),
        channelOpened: () => {
          if (this.#joined) this.send({ type: 'joined' })
          this.localMediaChanged()
        },
        message: (message) => this.#hear(message),
        filesChannel: (filesChannel) => this.#change({ filesChannel }),
        pathChanged: (path) => {
          // One that never was open is still opening.
          if (path === 'open' || this.#state.path === 'open') this.#change({ path })
        },
        giveWay: (arrival) => {
          if ('candidate' in arrival) return this.receiveCandidate(arrival.candidate)
          if (this.#link === link) this.#openLink(link.facts.clientId, 'answering')
          this.#link?.receiveDescription(arrival.description, arrival.epoch)
        },
        wornOut: () => this.#openLink(link.facts.clientId, 'offering'),
      },
    })
    this.#link = link
    this.#change({ linkId: this.#state.linkId + 1, path: newPath, remote: noRemote, filesChannel: null })
    link.begin(beginning)
  }

  /** Of the present connection, which may be silent now. */
  get #pathWasOpen() {
    return this.#state.path === 'open' || this.#state.path === 'interrupted'
  }

  get #mediaExpected() {
    const { media } = this.#state.remote
    return media !== null && (media.microphoneEnabled || media.cameraEnabled || media.screenSharing)
  }

  #hear(message: PeerMessage) {
    if (message.type === 'joined') this.peerReady()
    else if (message.type === 'description') this.receiveDescription(message.description, message.epoch)
    else if (message.type === 'candidate') this.receiveCandidate(message.candidate)
    else if (message.type === 'media') {
      const { type: _, handRaised = false, ...media } = message
      this.#changeRemote({ media, handRaised })
    }
    this.#parts.received(message)
  }

  #changeRemote(remote: Partial<RemoteState>) {
    this.#change({ remote: { ...this.#state.remote, ...remote } })
  }

  #change(change: Partial<PeerState>) {
    this.#state = { ...this.#state, ...change }
    this.#parts.changed(this.#state)
  }

  #closeLink() {
    this.#link?.close()
    this.#link = null
  }
}
