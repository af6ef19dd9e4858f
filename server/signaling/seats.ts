import type { PeerLeftReason, SignalingRole } from '../../contract/signaling.ts'
import type { SignalingServer, SignalingSocket } from './socketTypes.ts'

/** One person's place in a room. `name` and `peerName` are Socket.IO rooms: whoever is in them holds the seat. */
export type Seat = { roomId: string; role: SignalingRole; name: string; peerName: string }

export const seatName = (roomId: string, personId: string) => `seat:${roomId}:${personId}`
export const roomName = (roomId: string) => `room:${roomId}`

export type Seats = {
  /** The seat that this socket holds, undefined where it never had one, left it or lost it to a newer socket. */
  heldBy(socket: SignalingSocket): Seat | undefined
  /** The socket that holds a seat on this process. */
  occupant(name: string): SignalingSocket | undefined
  /** The other one's socket, where each of the two may know that the other is there. */
  peerOf(socket: SignalingSocket, seat: Seat): SignalingSocket | undefined
  /** Gives the seat to this socket: an older one is told and loses it, a seat in another room is left. */
  take(socket: SignalingSocket, seat: Seat): void
  /** Frees the seat that this socket holds, if any, and tells the other one. */
  leave(socket: SignalingSocket, reason: PeerLeftReason): void
  /** Tells whoever is in the room that it has ended, and empties it. */
  empty(roomId: string): void
  /** The rooms that both have joined. */
  together(): string[]
}

/** Who has not joined is hidden from clients that know of no previews. */
const maySee = (viewer: SignalingSocket, other: SignalingSocket) =>
  other.data.ready === true || viewer.data.knowsPreviews === true

/**
 * Who sits where. All of it lives in Socket.IO's rooms, so that an adapter carries it to other processes. `onGone` is told of
 * who was in the call and has left it for good: hung up or went away, and did not merely lose the connection.
 */
export function createSeats(
  io: SignalingServer,
  onGone: (socket: SignalingSocket, seat: Seat) => void,
): Seats {
  const latest = new WeakMap<SignalingSocket, Seat>()
  const { adapter, sockets } = io.of('/')

  function heldBy(socket: SignalingSocket) {
    const seat = latest.get(socket)
    return seat && adapter.rooms.get(seat.name)?.has(socket.id) ? seat : undefined
  }

  function occupant(name: string) {
    const ids = adapter.rooms.get(name)
    if (!ids) return undefined
    for (const id of ids) return sockets.get(id)
    return undefined
  }

  function peerOf(socket: SignalingSocket, seat: Seat) {
    const peer = occupant(seat.peerName)
    return peer && maySee(socket, peer) && maySee(peer, socket) ? peer : undefined
  }

  function vacate(socket: SignalingSocket, seat: Seat) {
    void socket.leave(seat.name)
    void socket.leave(roomName(seat.roomId))
  }

  function leave(socket: SignalingSocket, reason: PeerLeftReason) {
    const seat = heldBy(socket)
    if (!seat) return
    vacate(socket, seat)
    peerOf(socket, seat)?.emit('peer-left', { matchId: seat.roomId, reason })
    if (socket.data.ready && reason !== 'lost') onGone(socket, seat)
  }

  return {
    heldBy,
    occupant,
    peerOf,
    leave,
    take(socket, seat) {
      const former = heldBy(socket)
      if (former && former.name !== seat.name) leave(socket, 'left')
      const others = io.in(seat.name).except(socket.id)
      const joinedBefore = occupant(seat.name)?.data.ready ?? true
      others.emit(joinedBefore ? 'taken-over' : 'preview-replaced', { matchId: seat.roomId })
      others.socketsLeave([seat.name, roomName(seat.roomId)])
      latest.set(socket, seat)
      void socket.join([seat.name, roomName(seat.roomId)])
    },
    empty(roomId) {
      io.in(roomName(roomId)).emit('room-ended', { matchId: roomId })
      // A copy: vacating takes them out of the set that is walked.
      for (const id of Array.from(adapter.rooms.get(roomName(roomId)) ?? [])) {
        const socket = sockets.get(id)
        const seat = socket && heldBy(socket)
        if (seat) vacate(socket, seat)
      }
    },
    together() {
      const rooms = new Set<string>()
      for (const socket of sockets.values()) {
        const seat = heldBy(socket)
        if (seat && socket.data.ready && occupant(seat.peerName)?.data.ready) rooms.add(seat.roomId)
      }
      return [...rooms]
    },
  }
}
