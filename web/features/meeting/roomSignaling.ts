import { takeSeatEarly } from '../../../call/earlySeat.ts'
import type { SignalingChannel } from '../../../call/signalingChannel.ts'
import { openSocket } from '../../api/socket.ts'
import { newId } from './newId.ts'
import { readSeat } from './rememberedChoice.ts'
import { SocketSignaling } from './socketSignaling.ts'

/** Names this page load to the other side (docs/signaling.md). */
const clientId = newId()

/** The seat that was reserved for the page that is shown or still loading, and whether its call has taken it up. */
let reserved: { roomId: string; channel: SignalingChannel; taken: boolean } | null = null

const open = (roomId: string) => new SocketSignaling(openSocket(), roomId, clientId)

/**
 * Takes the seat while the room is still asked for: a round trip less from the press of "Join Video Call" to the call. The
 * connection waits for the page all the same. Once for a visit, however often it is asked for.
 */
export function reserveSeat(roomId: string) {
  if (reserved?.roomId === roomId) return
  if (reserved) returnSeat(reserved.roomId)
  reserved = { roomId, channel: takeSeatEarly(open(roomId), readSeat(roomId) !== null), taken: false }
}

/** Ends the visit: gives the seat back, where no call has taken it up. */
export function returnSeat(roomId: string) {
  if (reserved?.roomId !== roomId) return
  if (!reserved.taken) reserved.channel.close()
  reserved = null
}

/** The room's signaling, for the first call of a visit with the reserved seat. */
export function openSignaling(roomId: string): SignalingChannel {
  if (reserved?.roomId !== roomId || reserved.taken) return open(roomId)
  reserved.taken = true
  return reserved.channel
}
