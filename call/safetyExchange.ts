import type { SignalingRole } from '../contract/signaling.ts'
import type { PeerMessage } from './peerMessages.ts'
import { commitmentTo, newNonce, readHex, type SafetyCode, safetyCodeOf, toHex } from './safetyCode.ts'

export type SafetyResult = { status: 'ready'; code: SafetyCode } | { status: 'failed' }

export type SafetyExchangeParts = {
  /** Our own. */
  role: SignalingRole
  ownFingerprint: Uint8Array
  peerFingerprint: Uint8Array
  send(message: PeerMessage): boolean
  settled(result: SafetyResult): void
  nonce?: Uint8Array
}

/**
 * Commit, then reveal, over one connection. Whoever is ready first is not heard yet; so a commitment is answered with
 * one's own once more, and the reveal follows only when the other side is bound.
 */
export class SafetyExchange {
  readonly #parts: SafetyExchangeParts
  readonly #nonce: Uint8Array
  readonly #commitment: Promise<string>
  #peerCommitment: string | null = null
  #peerNonce: string | null = null
  #over = false
  #work: Promise<void>

  constructor(parts: SafetyExchangeParts) {
    this.#parts = parts
    this.#nonce = parts.nonce ?? newNonce()
    this.#commitment = this.#commit(this.#nonce, parts.role)
    this.#work = this.#sendCommitment()
  }

  /** Takes what the other side says, in order; what has nothing to do with the code is ignored. */
  receive(message: PeerMessage) {
    this.#work = this.#take(this.#work, message)
    return this.#work
  }

  close() {
    this.#over = true
  }

  #commit(nonce: Uint8Array, role: SignalingRole) {
    return commitmentTo(nonce, role, [this.#parts.ownFingerprint, this.#parts.peerFingerprint])
  }

  async #take(before: Promise<void>, message: PeerMessage) {
    await before
    if (this.#over) return
    if (message.type === 'safety-commit') await this.#takeCommitment(message.commitment)
    else if (message.type === 'safety-reveal') await this.#takeNonce(message.nonce)
  }

  async #sendCommitment() {
    const commitment = await this.#commitment
    if (!this.#over) this.#parts.send({ type: 'safety-commit', commitment })
  }

  async #takeCommitment(commitment: string) {
    if (commitment === this.#peerCommitment) return
    if (this.#peerCommitment !== null || !readHex(commitment) || commitment === (await this.#commitment))
      return this.#fail()
    this.#peerCommitment = commitment
    await this.#sendCommitment()
    this.#parts.send({ type: 'safety-reveal', nonce: toHex(this.#nonce) })
  }

  async #takeNonce(text: string) {
    if (text === this.#peerNonce) return
    const nonce = readHex(text)
    if (!nonce || this.#peerNonce !== null || this.#peerCommitment === null) return this.#fail()
    this.#peerNonce = text
    const { role, ownFingerprint, peerFingerprint } = this.#parts
    const peerRole = role === 'polite' ? 'impolite' : 'polite'
    if ((await this.#commit(nonce, peerRole)) !== this.#peerCommitment) return this.#fail()
    const own = { fingerprint: ownFingerprint, nonce: this.#nonce }
    const peer = { fingerprint: peerFingerprint, nonce }
    const sides = role === 'polite' ? { polite: own, impolite: peer } : { polite: peer, impolite: own }
    const code = await safetyCodeOf(sides)
    if (!this.#over) this.#parts.settled({ status: 'ready', code })
  }

  #fail() {
    if (this.#over) return
    this.#over = true
    this.#parts.settled({ status: 'failed' })
  }
}
