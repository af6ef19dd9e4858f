import { takeSeatEarly } from '../../../call/earlySeat.ts'
import type { SignalingChannel } from '../../../call/signalingChannel.ts'
import { openSocket } from '../../api/socket.ts'
import { newId } from './newId.ts'
import { readSeat } from './rememberedChoice.ts'
import { SocketSignaling } from './socketSignaling.ts'

/** Names this page load to the other side (docs/signaling.md). */
const clientId = newId()

/** The seat that waits for its page. */
let reserved: { roomId: string; channel: SignalingChannel } | null = null

const open = (roomId: string) => new SocketSignaling(openSocket(), roomId, clientId)

/**
 * Takes the seat while the room is still asked for: a round trip less from the press of "Join Video Call" to the call. The
 * connection waits for the page all the same.
 */
export function reserveSeat(roomId: string) {
  returnSeat()
  reserved = { roomId, channel: takeSeatEarly(open(roomId), readSeat(roomId) !== null) }
}

/** Gives a seat back that no page has taken up. */
export function returnSeat() {
  reserved?.channel.close()
  reserved = null
}

/** The room's signaling, with the reserved seat where there is one. */
export function openSignaling(roomId: string): SignalingChannel {
  if (reserved?.roomId !== roomId) return open(roomId)
  const { channel } = reserved
  reserved = null
  return channel
}
