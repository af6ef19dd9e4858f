import type { ErrorCode } from '../contract/errors.ts'
import type { ClientEvent, PeerLeftReason, PendingOffer, SignalingRole } from '../contract/signaling.ts'

export type Offer = ClientEvent<'offer'>['offer']
type Answer = ClientEvent<'answer'>['answer']
export type Description = Offer | Answer
/** One trickled candidate; null or '' ends them. */
export type Candidate = ClientEvent<'ice-candidate'>['candidate']

/** The other one's page: its name for one page load, which foreign clients don't give, and whether they have joined. */
export type Peer = { clientId: string | undefined; ready: boolean }

export type Registered = {
  /** Whether we registered for the call, or for its preview. */
  ready: boolean
  role: SignalingRole
  /** False for a preview beside a page of the same person that has joined. */
  seated: boolean
  /** Who is there; null for nobody. */
  peer: Peer | null
  /** The offer of theirs that waited for us. */
  pending: PendingOffer | null
}

export type SignalingEvent =
  /** The way to the server is open, for the first time or again: time to register. */
  | { type: 'connected' }
  | { type: 'disconnected' }
  | ({ type: 'joined' } & Registered)
  | { type: 'refused'; code: ErrorCode }
  | { type: 'peer-joined'; peer: Peer }
  | { type: 'peer-ready' }
  | { type: 'peer-left'; reason: PeerLeftReason }
  | { type: 'description'; description: Description; epoch: number | undefined }
  | { type: 'candidate'; candidate: Candidate }
  | { type: 'call-ended' }
  | { type: 'taken-over' }
  | { type: 'preview-replaced' }
  | { type: 'room-ended' }

/**
 * The way to the other one through the server, for one room (docs/signaling.md). Events come in the order of the wire.
 * What is sent while disconnected or not registered is dropped: after the next `joined` the engine negotiates anew.
 */
export type SignalingChannel = {
  /** Tells `connected` soon after where the way is open already. */
  subscribe(listener: (event: SignalingEvent) => void): () => void
  /** Takes the seat in the room, for the preview or, `ready`, for the call; the answer comes as `joined` or `refused`. */
  register(ready: boolean): void
  sendDescription(description: Description, epoch: number | undefined): void
  sendCandidate(candidate: Candidate): void
  /** Says that this side hung up. */
  sendCallEnded(): void
  /** Whether the server answers now. Where it does not, the way to it is opened anew at once. */
  probe(): Promise<boolean>
  /** Gives the seat up, if it is still held. */
  close(): void
}
