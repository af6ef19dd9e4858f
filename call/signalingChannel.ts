import type { ErrorCode } from '../contract/errors.ts'
import type { ClientEvent, PeerLeftReason, SignalingRole } from '../contract/signaling.ts'

export type Offer = ClientEvent<'offer'>['offer']
type Answer = ClientEvent<'answer'>['answer']
export type Description = Offer | Answer
/** One trickled candidate; null or '' ends them. */
export type Candidate = ClientEvent<'ice-candidate'>['candidate']

export type SignalingEvent =
  /** The way to the server is open, for the first time or again: time to register. */
  | { type: 'connected' }
  | { type: 'disconnected' }
  | { type: 'joined'; role: SignalingRole; peerPresent: boolean; peerClientId: string | undefined }
  | { type: 'refused'; code: ErrorCode }
  | { type: 'peer-joined'; clientId: string | undefined }
  | { type: 'peer-left'; reason: PeerLeftReason }
  | { type: 'description'; description: Description }
  | { type: 'candidate'; candidate: Candidate }
  | { type: 'call-ended' }
  | { type: 'taken-over' }
  | { type: 'room-ended' }

/**
 * The way to the other one through the server, for one room (docs/signaling.md). Events come in the order of the wire.
 * What is sent while disconnected or not registered is dropped: after the next `joined` the engine negotiates anew.
 */
export type SignalingChannel = {
  /** Tells `connected` soon after where the way is open already. */
  subscribe(listener: (event: SignalingEvent) => void): () => void
  /** Takes the seat in the room; the answer comes as `joined` or `refused`. */
  register(): void
  sendDescription(description: Description): void
  sendCandidate(candidate: Candidate): void
  /** Says that this side hung up. */
  sendCallEnded(): void
  /** Gives the seat up, if it is still held. */
  close(): void
}
