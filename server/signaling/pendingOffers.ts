import { type ClientEvent, type PendingOffer, pendingOfferLimit } from '../../contract/signaling.ts'
import type { SignalingSocket } from './socketTypes.ts'

type Candidate = ClientEvent<'ice-candidate'>['candidate']
type Offered = { offer: PendingOffer['offer']; epoch: number | undefined; absent: boolean }

/**
 * Keeps an offer for who is not there yet, on the socket that made it: it goes with the seat, and with a newer offer.
 * Only numbered ones, since an answer that comes late must tell which it answers. False where it is not kept.
 */
export function letWait(socket: SignalingSocket, { offer, epoch, absent }: Offered) {
  const keeps = absent && epoch !== undefined && offer.sdp.length <= pendingOfferLimit
  socket.data.pending = keeps ? { offer, epoch, candidates: [] } : undefined
  return keeps
}

/** Keeps a candidate with the offer that waits; false where none does, or where it is too much. */
export function addToWaiting(socket: SignalingSocket, candidate: Candidate) {
  const { pending } = socket.data
  if (!pending || lengthOf(pending) + JSON.stringify(candidate).length > pendingOfferLimit) return false
  pending.candidates.push(candidate)
  return true
}

const lengthOf = ({ offer, candidates }: PendingOffer) =>
  offer.sdp.length + candidates.reduce((sum, candidate) => sum + JSON.stringify(candidate).length, 0)
