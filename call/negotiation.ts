import type { PeerConnection } from './peerConnection.ts'
import type { Candidate, Description, Offer } from './signalingChannel.ts'

export type NegotiationParts = {
  connection: PeerConnection
  /** Who gives way when both offer at once (W3C perfect negotiation; C8). */
  polite: boolean
  /** The number of the next offer, higher than all before. */
  nextEpoch(): number
  /** `epoch`: the number of the offer, or of the one that is answered, where it has one. */
  send(description: Description, epoch: number | undefined): void
  /** The offer is applied: the last moment to put own tracks into the answer. */
  beforeAnswer(offer: Offer): void
  /** An offer was passed over in favour of our own. */
  passedOver(): void
}

/**
 * Perfect negotiation on one connection. Every step waits in one line for the one before it, so the state that a step
 * sees is settled: where the W3C's example needs booleans for an offer or answer in the making, the line suffices.
 */
export class Negotiation {
  readonly #parts: NegotiationParts
  #line: Promise<void> = Promise.resolve()
  #closed = false
  #ignoreOffer = false
  #hasRemoteDescription = false
  /** Candidates that came before the description that they belong to. */
  #early: RTCIceCandidateInit[] = []
  #passedOver: { offer: Offer; epoch: number | undefined; candidates: RTCIceCandidateInit[] } | null = null
  /** The number of our latest offer. */
  #epoch = 0

  constructor(parts: NegotiationParts) {
    this.#parts = parts
  }

  /** Makes and sends an offer, once it is possible; none where an offer of the other one is being answered. */
  offer() {
    return this.#next(async () => {
      const { connection } = this.#parts
      if (connection.signalingState !== 'stable' && connection.signalingState !== 'have-local-offer') return
      this.#epoch = this.#parts.nextEpoch()
      await this.#describe(this.#epoch)
    })
  }

  /** New ICE credentials and candidates, and a new offer even while an earlier one is unanswered (C9). */
  restart() {
    const { connection } = this.#parts
    connection.restartIce()
    // In the stable state the browser itself asks for the offer.
    return connection.signalingState === 'stable' ? Promise.resolve() : this.offer()
  }

  /** Takes a description, with the number of the offer that it is or answers; clients of the five events give none. */
  receive(description: Description, epoch: number | undefined) {
    return this.#next(async () => {
      const { connection } = this.#parts
      if (description.type === 'answer') {
        // An answer without a question, or to another one, belongs to an offer that was given up.
        if (connection.signalingState !== 'have-local-offer') return
        if (epoch !== undefined && epoch !== this.#epoch) return
        this.#ignoreOffer = false
        this.#passedOver = null
        await this.#apply(description)
        return
      }
      const collision = connection.signalingState !== 'stable'
      this.#ignoreOffer = collision && !this.#parts.polite
      if (!this.#ignoreOffer) return this.#answer(description, epoch)
      this.#passedOver = { offer: description, epoch, candidates: [] }
      this.#parts.passedOver()
    })
  }

  receiveCandidate(candidate: Candidate) {
    return this.#next(async () => {
      // The end of candidates: nothing depends on it.
      if (!candidate || candidate.candidate === '') return
      const init = withoutUndefined(candidate)
      if (this.#ignoreOffer) this.#passedOver?.candidates.push(init)
      else if (this.#hasRemoteDescription) await this.#add(init)
      else this.#early.push(init)
    })
  }

  /** Takes the offer that was passed over, if our own is still unanswered. */
  takePassedOver() {
    return this.#next(async () => {
      const passedOver = this.#passedOver
      if (!passedOver || this.#parts.connection.signalingState !== 'have-local-offer') return
      this.#passedOver = null
      this.#ignoreOffer = false
      this.#early.push(...passedOver.candidates)
      await this.#answer(passedOver.offer, passedOver.epoch)
    })
  }

  close() {
    this.#closed = true
  }

  async #answer(offer: Offer, epoch: number | undefined) {
    // Applying an offer over our own rolls ours back.
    await this.#apply(offer)
    this.#parts.beforeAnswer(offer)
    await this.#describe(epoch)
  }

  async #describe(epoch: number | undefined) {
    const { connection } = this.#parts
    await connection.setLocalDescription()
    const local = connection.localDescription
    if (this.#closed || !local) return
    if (local.type === 'offer' || local.type === 'answer') {
      this.#parts.send({ type: local.type, sdp: local.sdp }, epoch)
    }
  }

  async #apply(description: Description) {
    await this.#parts.connection.setRemoteDescription(description)
    this.#hasRemoteDescription = true
    for (const candidate of this.#early.splice(0)) await this.#add(candidate)
  }

  async #add(candidate: RTCIceCandidateInit) {
    try {
      await this.#parts.connection.addIceCandidate(candidate)
    } catch {
      // One candidate of a generation gone by, or one that this browser cannot use: the others go on.
    }
  }

  async #after(previous: Promise<void>, step: () => Promise<void>) {
    await previous
    if (this.#closed) return
    try {
      await step()
    } catch {
      // A description that the browser refuses, or a connection closed meanwhile. The recovery policy offers anew
      // where no connection comes of it; a stranger's bad SDP must not end the line.
    }
  }

  #next(step: () => Promise<void>) {
    this.#line = this.#after(this.#line, step)
    return this.#line
  }
}

function withoutUndefined(candidate: Exclude<Candidate, null | ''>): RTCIceCandidateInit {
  return {
    candidate: candidate.candidate,
    sdpMid: candidate.sdpMid ?? null,
    sdpMLineIndex: candidate.sdpMLineIndex ?? null,
    usernameFragment: candidate.usernameFragment ?? null,
  }
}
