import type { ClientEvent, Joined } from '../../contract/signaling.ts'
import type { Database } from '../db/database.ts'
import { Refusal } from '../errors.ts'
import { findSeat, markTogether } from '../rooms/repository.ts'
import { type Seat, type Seats, seatName } from './seats.ts'
import type { SignalingLog, SignalingSocket } from './socketTypes.ts'

export type RegisterParts = { seats: Seats; database: Database; log: SignalingLog }

/** What the socket was in the room before it registered (again). */
type Before = { seated: boolean; ready: boolean }

/** Takes the seat in a room, as a preview or for the call, and tells each of the two of the other. */
export function createRegister({ seats, database, log }: RegisterParts) {
  return async (socket: SignalingSocket, { matchId: roomId, clientId, ready }: ClientEvent<'register'>) => {
    const { personId } = socket.data
    const { role, peerId } = await findSeat(database, personId, roomId)
    // It went away meanwhile: joining now would leave a seat that nobody frees.
    if (!socket.connected) throw new Refusal('room/not-registered')
    const seat = { roomId, role, name: seatName(roomId, personId), peerName: seatName(roomId, peerId) }
    if (isOutlived(seats, socket, seat, clientId)) throw new Refusal('room/not-registered')
    const joins = ready ?? true
    const before = leaveFormer(seats, socket, seat, { clientId, joins })
    if (!joins && isTaken(seats, socket, seat)) {
      const joined: Joined = { matchId: roomId, role, peerPresent: false, seated: false }
      socket.emit('joined', joined)
      return { ok: true as const, joined }
    }
    seats.take(socket, seat)
    Object.assign(socket.data, { clientId, ready: joins, knowsPreviews: ready !== undefined })
    const peer = seats.peerOf(socket, seat)
    const joined: Joined = {
      matchId: roomId,
      role,
      peerPresent: peer !== undefined,
      ...(peer ? describePeer(peer) : {}),
    }
    socket.emit('joined', joined)
    // In the acknowledgement alone: it may be long, and only who knows of it can use it.
    const pending = socket.data.knowsPreviews && !before.seated ? peer?.data.pending : undefined
    if (peer) tellPeer(peer, socket, seat, before)
    if (peer?.data.ready && joins && !before.ready) {
      markTogether(database, [roomId]).catch((error: unknown) =>
        log.error({ err: error, roomId }, 'Presence not noted'),
      )
    }
    return { ok: true as const, joined: pending ? { ...joined, pending } : joined }
  }
}

/** The same page registering again keeps what it has, unless it goes back from the call to the preview. */
function leaveFormer(
  seats: Seats,
  socket: SignalingSocket,
  seat: Seat,
  { clientId, joins }: { clientId: string | undefined; joins: boolean },
): Before {
  const held = seats.heldBy(socket)
  const again = held?.name === seat.name && socket.data.clientId === clientId
  const wasReady = again && socket.data.ready === true
  if (again && (joins || !wasReady)) return { seated: true, ready: wasReady }
  if (held && !(held.name === seat.name && joins)) seats.leave(socket, 'left')
  socket.data.pending = undefined
  return { seated: false, ready: false }
}

/**
 * The page has a newer connection: what is asked over this one was sent before the network went away, and delivered
 * when it came back. It must not unseat the page by its own ghost.
 */
function isOutlived(seats: Seats, socket: SignalingSocket, seat: Seat, clientId: string | undefined) {
  const holder = seats.occupant(seat.name)
  if (!holder || holder === socket || clientId === undefined) return false
  return holder.data.clientId === clientId && holder.handshake.issued > socket.handshake.issued
}

/** A preview never takes the seat from a page of the same person that has joined. */
function isTaken(seats: Seats, socket: SignalingSocket, seat: Seat) {
  const holder = seats.occupant(seat.name)
  return holder !== undefined && holder !== socket && holder.data.ready === true
}

function describePeer({ data: { clientId, ready } }: SignalingSocket): Partial<Joined> {
  return {
    ...(clientId === undefined ? {} : { peerClientId: clientId }),
    ...(ready ? {} : { peerReady: false }),
  }
}

/** The same page asking twice has not joined anew: told so, the other side would begin the call again. */
function tellPeer(peer: SignalingSocket, socket: SignalingSocket, { roomId }: Seat, before: Before) {
  const { clientId, ready } = socket.data
  const isNews = !before.seated || (!before.ready && ready && !peer.data.knowsPreviews)
  if (isNews) {
    peer.emit('peer-joined', {
      matchId: roomId,
      ...(clientId === undefined ? {} : { clientId }),
      ...(ready ? {} : { ready: false }),
    })
  } else if (!before.ready && ready) peer.emit('peer-ready', { matchId: roomId })
}
