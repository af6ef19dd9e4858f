import type { Acknowledgement, ClientEvent, Joined } from '../../contract/signaling.ts'
import { Refusal } from '../errors.ts'
import type { Database } from '../db/database.ts'
import { postMessage } from '../messages/repository.ts'
import { findSeat, markTogether } from '../rooms/repository.ts'
import type { SignalingLog, SignalingServer, SignalingSocket } from './socketTypes.ts'
import { type Seat, type Seats, seatName } from './seats.ts'

export type HandlerParts = {
  io: SignalingServer
  seats: Seats
  database: Database
  log: SignalingLog
}
type RelayAnswer = Acknowledgement<object>

const relayed: RelayAnswer = { ok: true }
const absent = new Refusal('room/peer-absent')
// Not an error of the sender's: the other one may have left a moment ago. Only who asks for an acknowledgement learns it.
const peerAbsent: RelayAnswer = { ok: false, code: absent.code, message: absent.message }

/** What each event does once it is known to be well-formed. They throw a Refusal for what the sender must be told. */
export function createHandlers({ io, seats, database, log }: HandlerParts) {
  function seatOf(socket: SignalingSocket, matchId: string | undefined): Seat {
    const seat = seats.heldBy(socket)
    if (!seat || (matchId !== undefined && matchId !== seat.roomId)) throw new Refusal('room/not-registered')
    return seat
  }

  /** To the other one's socket itself: a broadcast through the adapter costs half as much again. */
  function relay(
    socket: SignalingSocket,
    matchId: string | undefined,
    send: (peer: SignalingSocket, address: { matchId: string; from: string }) => void,
  ): RelayAnswer {
    const seat = seatOf(socket, matchId)
    const peer = seats.occupant(seat.peerName)
    if (!peer) return peerAbsent
    send(peer, { matchId: seat.roomId, from: socket.data.personId })
    return relayed
  }

  function noteTogether(roomId: string) {
    markTogether(database, [roomId]).catch((error: unknown) =>
      log.error({ err: error, roomId }, 'Presence not noted'),
    )
  }

  return {
    register: async (socket: SignalingSocket, { matchId: roomId, clientId }: ClientEvent<'register'>) => {
      const { personId } = socket.data
      const { role, peerId } = await findSeat(database, personId, roomId)
      // It went away meanwhile: joining now would leave a seat that nobody frees.
      if (!socket.connected) throw new Refusal('room/not-registered')
      const seat = { roomId, role, name: seatName(roomId, personId), peerName: seatName(roomId, peerId) }
      const again = seats.heldBy(socket)?.name === seat.name && socket.data.clientId === clientId
      socket.data.clientId = clientId
      seats.take(socket, seat)
      const peer = seats.occupant(seat.peerName)
      const peerClientId = peer?.data.clientId
      const joined: Joined = {
        matchId: roomId,
        role,
        peerPresent: peer !== undefined,
        ...(peerClientId === undefined ? {} : { peerClientId }),
      }
      socket.emit('joined', joined)
      // The same page asking twice has not joined anew: told so, the other side would begin the call again.
      if (peer && !again) {
        peer.emit('peer-joined', { matchId: roomId, ...(clientId === undefined ? {} : { clientId }) })
        noteTogether(roomId)
      }
      return { ok: true as const, joined }
    },

    offer: (socket: SignalingSocket, { offer, matchId }: ClientEvent<'offer'>) =>
      relay(socket, matchId, (peer, address) => peer.emit('offer', { offer, ...address })),

    answer: (socket: SignalingSocket, { answer, matchId }: ClientEvent<'answer'>) =>
      relay(socket, matchId, (peer, address) => peer.emit('answer', { answer, ...address })),

    candidate: (socket: SignalingSocket, { candidate, matchId }: ClientEvent<'ice-candidate'>) =>
      relay(socket, matchId, (peer, address) => peer.emit('ice-candidate', { candidate, ...address })),

    callEnded: (socket: SignalingSocket, { matchId }: ClientEvent<'call-ended'>) => {
      const answer = relay(socket, matchId, (peer, address) => peer.emit('call-ended', address))
      seats.leave(socket, 'hung-up')
      return answer
    },

    message: async (socket: SignalingSocket, { matchId, id, message }: ClientEvent<'message'>) => {
      const { roomId, name, peerName } = seatOf(socket, matchId)
      const stored = await postMessage(database, socket.data.personId, { roomId, id, message })
      io.to([name, peerName]).emit('message-posted', { matchId: roomId, message: stored })
      return { ok: true as const, message: stored }
    },
  }
}
export type Handlers = ReturnType<typeof createHandlers>
