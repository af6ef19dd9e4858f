import type { Candidate, Description, SignalingChannel, SignalingEvent } from './signalingChannel.ts'

type Sent =
  | { type: 'register'; ready: boolean }
  | { type: 'description'; description: Description; epoch: number | undefined }
  | { type: 'candidate'; candidate: Candidate }
  | { type: 'call-ended' }

/** A signaling channel whose server is the test. */
export class FakeSignalingChannel implements SignalingChannel {
  readonly sent: Sent[] = []
  closed = 0
  probes = 0
  /** Whether the server is there. */
  answersProbes = true
  #listeners = new Set<(event: SignalingEvent) => void>()

  subscribe(listener: (event: SignalingEvent) => void) {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  get listenerCount() {
    return this.#listeners.size
  }

  get descriptions() {
    return this.sent.flatMap((message) => (message.type === 'description' ? [message.description] : []))
  }

  /** The number of the newest offer. */
  get epoch() {
    const offers = this.sent.filter(
      (message) => message.type === 'description' && message.description.type === 'offer',
    )
    const latest = offers.at(-1)
    return latest?.type === 'description' ? latest.epoch : undefined
  }

  countOf(type: Sent['type']) {
    return this.sent.filter((message) => message.type === type).length
  }

  /** Something comes from the server. */
  receive(event: SignalingEvent) {
    for (const listener of this.#listeners) listener(event)
  }

  register(ready: boolean) {
    this.sent.push({ type: 'register', ready })
  }

  sendDescription(description: Description, epoch: number | undefined) {
    this.sent.push({ type: 'description', description, epoch })
  }

  probe() {
    this.probes += 1
    return Promise.resolve(this.answersProbes)
  }

  sendCandidate(candidate: Candidate) {
    this.sent.push({ type: 'candidate', candidate })
  }

  sendCallEnded() {
    this.sent.push({ type: 'call-ended' })
  }

  close() {
    this.closed += 1
  }
}
