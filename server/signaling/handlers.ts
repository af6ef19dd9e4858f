import type { Acknowledgement, ClientEvent } from '../../contract/signaling.ts'
import { Refusal } from '../errors.ts'
import type { Database } from '../db/database.ts'
import { postMessage } from '../messages/repository.ts'
import { addToWaiting, letWait } from './pendingOffers.ts'
import type { RecordingSteps } from './recordingSteps.ts'
import { createRegister } from './register.ts'
import type { SignalingLog, SignalingServer, SignalingSocket } from './socketTypes.ts'
import type { Seat, Seats } from './seats.ts'

export type HandlerParts = {
  io: SignalingServer
  seats: Seats
  recordings: RecordingSteps
  database: Database
  log: SignalingLog
}
type RelayAnswer = Acknowledgement<object>

const relayed: RelayAnswer = { ok: true }
const absent = new Refusal('room/peer-absent')
// Not an error of the sender's: the other one may have left a moment ago. Only who asks for an acknowledgement learns it.
const peerAbsent: RelayAnswer = { ok: false, code: absent.code, message: absent.message }

/** What each event does once it is known to be well-formed. They throw a Refusal for what the sender must be told. */
export function createHandlers({ io, seats, recordings, database, log }: HandlerParts) {
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
    const peer = seats.peerOf(socket, seat)
    if (!peer) return peerAbsent
    send(peer, { matchId: seat.roomId, from: socket.data.personId })
    return relayed
  }

  return {
    register: createRegister({ seats, database, log }),

    offer: (socket: SignalingSocket, { offer, matchId, epoch }: ClientEvent<'offer'>) => {
      const answer = relay(socket, matchId, (peer, address) =>
        peer.emit('offer', { offer, ...(epoch === undefined ? {} : { epoch }), ...address }),
      )
      return letWait(socket, { offer, epoch, absent: !answer.ok }) ? relayed : answer
    },

    answer: (socket: SignalingSocket, { answer, matchId, epoch }: ClientEvent<'answer'>) =>
      relay(socket, matchId, (peer, address) => {
        if (epoch === peer.data.pending?.epoch) peer.data.pending = undefined
        peer.emit('answer', { answer, ...(epoch === undefined ? {} : { epoch }), ...address })
      }),

    candidate: (socket: SignalingSocket, { candidate, matchId }: ClientEvent<'ice-candidate'>) => {
      const answer = relay(socket, matchId, (peer, address) =>
        peer.emit('ice-candidate', { candidate, ...address }),
      )
      return addToWaiting(socket, candidate) ? relayed : answer
    },

    callEnded: (socket: SignalingSocket, { matchId }: ClientEvent<'call-ended'>) => {
      seatOf(socket, matchId)
      // Who only looked in ends nothing.
      if (!socket.data.ready) {
        seats.leave(socket, 'left')
        return relayed
      }
      const answer = relay(socket, matchId, (peer, address) => {
        if (peer.data.ready) peer.emit('call-ended', address)
      })
      seats.leave(socket, 'hung-up')
      return answer
    },

    message: async (socket: SignalingSocket, { matchId, id, message }: ClientEvent<'message'>) => {
      const { roomId, name, peerName } = seatOf(socket, matchId)
      if (!socket.data.ready) throw new Refusal('room/not-registered')
      const stored = await postMessage(database, socket.data.personId, { roomId, id, message })
      io.to([name, peerName]).emit('message-posted', { matchId: roomId, message: stored })
      return { ok: true as const, message: stored }
    },

    recording: async (socket: SignalingSocket, { matchId, ...step }: ClientEvent<'recording'>) => {
      const seat = seatOf(socket, matchId)
      if (!socket.data.ready) throw new Refusal('room/not-registered')
      return { ok: true as const, recording: await recordings.take(socket, seat, step) }
    },
  }
}
export type Handlers = ReturnType<typeof createHandlers>
