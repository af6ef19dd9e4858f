import type { PeerLeftReason, SignalingRole } from '../contract/signaling.ts'
import type { CallEvent } from './callPhase.ts'
import type { CancelTimer, Clock } from './clock.ts'
import type { OpenPeerConnection, PeerConnection } from './peerConnection.ts'
import { PeerLink } from './peerLink.ts'
import type { PeerMedia, PeerMessage } from './peerMessages.ts'
import { firstOfferDelay, onPeerPresent, passedOverOfferDelay } from './peerPolicy.ts'
import { type PathTrouble, restartDelay } from './recoveryPolicy.ts'
import type { Candidate, Description, SignalingChannel } from './signalingChannel.ts'
import type { OutgoingTracks } from './trackSlots.ts'

/** Why the other one is not there, as far as one can wait for them. */
export type Absence = Exclude<PeerLeftReason, 'hung-up'>

export type RemoteState = {
  /** Sound and picture apart: either may come without the other. */
  audio: MediaStream | null
  video: MediaStream | null
  /** Null for a client that has no place for it: its screen comes in the camera's place. */
  screen: MediaStream | null
  screenAudio: MediaStream | null
  /** What the other side's switches say; null while unknown, and for clients that don't tell. */
  media: PeerMedia | null
  handRaised: boolean
}

export const noRemote: RemoteState = {
  audio: null,
  video: null,
  screen: null,
  screenAudio: null,
  media: null,
  handRaised: false,
}

type Change = {
  event?: CallEvent
  absence?: Absence | null
  remote?: Partial<RemoteState>
  /** Rises with each new connection. */
  linkId?: number
  peerReady?: boolean
}

export type PeerSessionParts = {
  open: OpenPeerConnection
  clock: Clock
  signaling: Pick<SignalingChannel, 'sendDescription' | 'sendCandidate'>
  createStream: () => MediaStream
  outgoing(): OutgoingTracks
  media(): PeerMedia
  received(message: PeerMessage): void
  changed: (change: Change) => void
}

/** The other one's coming and going, and the connection to whichever page load of theirs is there now (C7, C8, C11). */
export class PeerSession {
  readonly #parts: PeerSessionParts
  #role: SignalingRole = 'polite'
  #link: PeerLink | null = null
  #linkId = 0
  #absence: Absence | null = null
  #signalingOnline = false
  #attempt = 0
  #offerTimer: CancelTimer | null = null
  #passedOverTimer: CancelTimer | null = null
  #restartTimer: CancelTimer | null = null

  constructor(parts: PeerSessionParts) {
    this.#parts = parts
  }

  /** Our own registration was taken; the other one may be there. */
  registered(role: SignalingRole, peer: { clientId: string | undefined } | null) {
    this.#role = role
    this.#signalingOnline = true
    if (peer) this.peerPresent(peer.clientId)
    else if (this.#link) this.peerLeft('lost')
  }

  signalingLost() {
    this.#signalingOnline = false
  }

  peerPresent(clientId: string | undefined) {
    this.#setAbsence(null)
    const decision = onPeerPresent(this.#link?.facts ?? null, clientId)
    if (decision === 'replace') this.#replace(clientId)
    else if (decision === 'restart') this.#restart()
  }

  peerLeft(reason: Absence) {
    this.#setAbsence(reason)
    // A lost socket says nothing about the media, which may go on; who left has closed their end.
    if (reason === 'left' || !this.#link?.facts.connected) this.#dropLink()
  }

  receiveDescription(description: Description) {
    // A client may offer before anything was heard of it.
    if (!this.#link && description.type === 'offer') this.#replace(undefined)
    this.#link?.receiveDescription(description)
  }

  receiveCandidate(candidate: Candidate) {
    this.#link?.receiveCandidate(candidate)
  }

  /** Sends what is captured now, and tells the other side what is on. */
  localMediaChanged() {
    this.#link?.sendTracks()
    this.#announce()
  }

  send(message: PeerMessage) {
    return this.#link?.send(message) ?? false
  }

  get connection(): PeerConnection | null {
    return this.#link?.connection ?? null
  }

  close() {
    this.#stopTimers()
    this.#link?.close()
    this.#link = null
  }

  #replace(clientId: string | undefined) {
    this.close()
    this.#attempt = 0
    this.#linkId += 1
    this.#parts.changed({
      event: 'peer-present',
      remote: noRemote,
      linkId: this.#linkId,
      peerReady: true,
    })
    const { changed, clock } = this.#parts
    const link = new PeerLink({
      ...this.#parts,
      role: this.#role,
      clientId,
      events: {
        remoteStream: (slot, stream) => changed({ remote: { [slot]: stream } }),
        channelOpened: () => this.#announce(),
        message: (message) => this.#hear(message),
        connectionState: (state) => this.#connectionState(state),
        passedOver: () => this.#passedOver(clientId),
      },
    })
    this.#link = link
    const delay = firstOfferDelay(this.#role)
    if (delay === 0) link.begin()
    else this.#offerTimer = clock.after(delay, () => link.begin())
    this.#planRestart('silent')
  }

  #connectionState(state: RTCPeerConnectionState) {
    if (state === 'connected') {
      this.#attempt = 0
      this.#restartTimer?.()
      this.#parts.changed({ event: 'path-connected' })
    } else if (state === 'disconnected' || state === 'failed') {
      if (this.#absence) return this.#dropLink()
      this.#parts.changed({ event: 'path-interrupted' })
      this.#planRestart(state)
    }
  }

  #planRestart(trouble: PathTrouble) {
    this.#restartTimer?.()
    const delay = restartDelay(trouble, this.#role, this.#attempt)
    this.#restartTimer = this.#parts.clock.after(delay, () => this.#restart())
  }

  #restart() {
    if (!this.#link) return
    // Without signaling nothing would arrive; the next registration looks at the connection anew.
    if (this.#signalingOnline) {
      this.#attempt += 1
      this.#link.restart()
    }
    this.#planRestart('silent')
  }

  #passedOver(clientId: string | undefined) {
    // Our own clients give their clientId and give way; anyone else may be waiting for our answer.
    if (clientId !== undefined) return
    this.#passedOverTimer?.()
    this.#passedOverTimer = this.#parts.clock.after(passedOverOfferDelay, () => this.#link?.takePassedOver())
  }

  #announce() {
    this.send({ type: 'media', ...this.#parts.media() })
  }

  #hear(message: PeerMessage) {
    if (message.type === 'media') {
      const { type: _, handRaised = false, ...media } = message
      this.#parts.changed({ remote: { media, handRaised } })
    }
    this.#parts.received(message)
  }

  #dropLink() {
    this.close()
    this.#parts.changed({ event: 'peer-gone', remote: noRemote, peerReady: false })
  }

  #setAbsence(absence: Absence | null) {
    this.#absence = absence
    this.#parts.changed({ absence })
  }

  #stopTimers() {
    this.#offerTimer?.()
    this.#passedOverTimer?.()
    this.#restartTimer?.()
  }
}
