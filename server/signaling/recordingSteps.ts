import type { Recording } from '../../contract/recordings.ts'
import type { ClientEvent } from '../../contract/signaling.ts'
import type { Database } from '../db/database.ts'
import { stopOpenRecordings, takeStep } from '../recordings/consentRepository.ts'
import type { Seat } from './seats.ts'
import type { SignalingLog, SignalingServer, SignalingSocket } from './socketTypes.ts'

export type RecordingStepsParts = { io: SignalingServer; database: Database; log: SignalingLog }

/** Writes the steps of recordings down and tells both of the room (R4). */
export function createRecordingSteps({ io, database, log }: RecordingStepsParts) {
  // What a socket sent last may still be on its way to the database when it leaves.
  const underWay = new WeakMap<SignalingSocket, Promise<unknown>>()

  function tell({ roomId, name, peerName }: Seat, recordings: Recording[]) {
    for (const recording of recordings) {
      io.to([name, peerName]).emit('recording-changed', { matchId: roomId, recording })
    }
  }

  async function take(
    socket: SignalingSocket,
    seat: Seat,
    { recordingId, action, studio }: Omit<ClientEvent<'recording'>, 'matchId'>,
  ) {
    const { roomId } = seat
    const turn = takeStep(database, socket.data.personId, { roomId, recordingId, action, studio })
    underWay.set(
      socket,
      turn.catch(() => undefined),
    )
    const { recording, stopped } = await turn
    tell(seat, [...stopped, recording])
    return recording
  }

  async function stopAfterLast(socket: SignalingSocket, seat: Seat) {
    await underWay.get(socket)
    tell(seat, await stopOpenRecordings(database, socket.data.personId, seat.roomId))
  }

  /** Stops what the person of this seat has open there: nobody is left who could. */
  function stopOpen(socket: SignalingSocket, seat: Seat) {
    stopAfterLast(socket, seat).catch((error: unknown) =>
      log.error({ err: error, roomId: seat.roomId }, 'A recording was not stopped'),
    )
  }

  return { take, stopOpen }
}
export type RecordingSteps = ReturnType<typeof createRecordingSteps>
