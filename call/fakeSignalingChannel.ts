import type { Candidate, Description, SignalingChannel, SignalingEvent } from './signalingChannel.ts'

type Sent =
  | { type: 'register' }
  | { type: 'description'; description: Description }
  | { type: 'candidate'; candidate: Candidate }
  | { type: 'call-ended' }

/** A signaling channel whose server is the test. */
export class FakeSignalingChannel implements SignalingChannel {
  readonly sent: Sent[] = []
  closed = 0
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

  countOf(type: Sent['type']) {
    return this.sent.filter((message) => message.type === type).length
  }

  /** Something comes from the server. */
  receive(event: SignalingEvent) {
    for (const listener of this.#listeners) listener(event)
  }

  register() {
    this.sent.push({ type: 'register' })
  }

  sendDescription(description: Description) {
    this.sent.push({ type: 'description', description })
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
