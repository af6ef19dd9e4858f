import { takeSeatEarly } from '../../../call/earlySeat.ts'
import type { SignalingChannel } from '../../../call/signalingChannel.ts'
import { openSocket } from '../../api/socket.ts'
import { newId } from './newId.ts'
import { readSeat } from './rememberedChoice.ts'
import { SocketSignaling } from './socketSignaling.ts'

/** Names this page load to the other side (docs/signaling.md). */
const clientId = newId()

/** The seat that was taken for a page that is still loading. */
let early: { roomId: string; channel: SignalingChannel } | null = null

const open = (roomId: string) => new SocketSignaling(openSocket(), roomId, clientId)

/**
 * Takes the seat while the room is still asked for: a round trip less from the press of "Join Video Call" to the call. The
 * connection waits for the page all the same.
 */
export function reserveSeat(roomId: string) {
  if (early?.roomId === roomId) return
  early?.channel.close()
  early = { roomId, channel: takeSeatEarly(open(roomId), readSeat(roomId) !== null) }
}

/** Gives the seat back, where the page did not take it up. */
export function returnSeat(roomId: string) {
  if (early?.roomId !== roomId) return
  early.channel.close()
  early = null
}

/** The room's signaling, with the reserved seat where there is one. */
export function openSignaling(roomId: string): SignalingChannel {
  if (early?.roomId !== roomId) return open(roomId)
  const { channel } = early
  early = null
  return channel
}
