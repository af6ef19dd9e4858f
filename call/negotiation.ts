import { type DtlsRole, offerInRole, roleAfter } from './dtlsRole.ts'
import type { PeerConnection } from './peerConnection.ts'
import type { Candidate, Description, Offer } from './signalingChannel.ts'
import { dropStrayFormats } from './strayFormats.ts'

type Trickled = Exclude<Candidate, null | ''>
export type Arrival = { description: Description; epoch: number | undefined } | { candidate: Candidate }

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
  /** Whether an own first offer is made or about to be. */
  hasBegun(): boolean
  /**
   * The other side's first offer goes before ours: another connection is to take it, with all that comes after it. To roll
   * ours back would leave its transceivers over, which can't be taken back: Chromium never stops one without a place.
   */
  giveWay(arrival: Arrival): void
}

/**
 * Perfect negotiation on one connection. Every step waits in one line for the one before it, so the state that a step
 * sees is settled: where the W3C's example needs booleans for an offer or answer in the making, the line suffices.
 */
export class Negotiation {
  readonly #parts: NegotiationParts
  #line: Promise<void> = Promise.resolve()
  #closed = false
  #gaveWay = false
  #ignoreOffer = false
  #hasRemoteDescription = false
  /** Candidates that came before the description that they belong to. */
  #early: Trickled[] = []
  #passedOver: { offer: Offer; epoch: number | undefined; candidates: Trickled[] } | null = null
  /** The number of our latest offer. */
  #epoch = 0
  #dtlsRole: DtlsRole | null = null

  constructor(parts: NegotiationParts) {
    this.#parts = parts
  }

  /** Makes and sends an offer, once it is possible; none where an offer of the other one is being answered. */
  offer() {
    return this.#next(async () => {
      const { signalingState } = this.#parts.connection
      if (this.#gaveWay || (signalingState !== 'stable' && signalingState !== 'have-local-offer')) return
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
      if (this.#gaveWay) return this.#parts.giveWay({ description, epoch })
      if (description.type === 'answer') {
        // An answer without a question, or to another one, belongs to an offer that was given up.
        if (connection.signalingState !== 'have-local-offer') return
        if (epoch !== undefined && epoch !== this.#epoch) return
        this.#ignoreOffer = false
        this.#passedOver = null
        await this.#apply(description)
        return
      }
      const collision = connection.signalingState !== 'stable' || this.#isFirst
      this.#ignoreOffer = collision && !this.#parts.polite
      if (!this.#ignoreOffer) return this.#answer(description, epoch)
      this.#passedOver = { offer: description, epoch, candidates: [] }
      this.#parts.passedOver()
    })
  }

  receiveCandidate(candidate: Candidate) {
    return this.#next(async () => {
      if (this.#gaveWay) return this.#parts.giveWay({ candidate })
      // The end of candidates: nothing depends on it.
      if (!candidate || candidate.candidate === '') return
      if (this.#ignoreOffer) this.#passedOver?.candidates.push(candidate)
      else if (this.#hasRemoteDescription) await this.#add(candidate)
      else this.#early.push(candidate)
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

  /** Whether our own first offer is on its way, and nothing came from the other side yet. */
  get #isFirst() {
    return !this.#hasRemoteDescription && this.#parts.hasBegun()
  }

  async #answer(offer: Offer, epoch: number | undefined) {
    if (this.#isFirst) {
      this.#gaveWay = true
      this.#parts.giveWay({ description: offer, epoch })
      for (const candidate of this.#early.splice(0)) this.#parts.giveWay({ candidate })
      return
    }
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
    const { type } = local
    const sdp = dropStrayFormats(local.sdp)
    if (type === 'offer') this.#parts.send({ type, sdp: offerInRole(sdp, this.#dtlsRole) }, epoch)
    if (type !== 'answer') return
    this.#dtlsRole = roleAfter(sdp, 'us')
    this.#parts.send({ type, sdp }, epoch)
  }

  async #apply(description: Description) {
    await this.#parts.connection.setRemoteDescription(description)
    this.#hasRemoteDescription = true
    if (description.type === 'answer') this.#dtlsRole = roleAfter(description.sdp, 'them')
    for (const candidate of this.#early.splice(0)) await this.#add(candidate)
  }

  async #add(candidate: Trickled) {
    try {
      await this.#parts.connection.addIceCandidate(withoutUndefined(candidate))
    } catch {
      // One candidate of a generation gone by, or one that this browser cannot use: the others go on.
    }
  }

  async #after(previous: Promise<void>, step: () => Promise<void>) {
    await previous
    if (this.#closed && !this.#gaveWay) return
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

function withoutUndefined(candidate: Trickled): RTCIceCandidateInit {
  return {
    candidate: candidate.candidate,
    sdpMid: candidate.sdpMid ?? null,
    sdpMLineIndex: candidate.sdpMLineIndex ?? null,
    usernameFragment: candidate.usernameFragment ?? null,
  }
}
