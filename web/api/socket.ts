import { io, type Socket } from 'socket.io-client'
import type { ClientToServerEvents, ServerToClientEvents } from '../../contract/signaling.ts'

export type AppSocket = Socket<ServerToClientEvents, ClientToServerEvents>

let shared: AppSocket | undefined

/**
 * The page's one Socket.IO connection, for live changes and for signaling. The first call opens it; it reconnects by
 * itself. The session's cookie says who it is.
 */
export function openSocket(): AppSocket {
  shared ??= io({
    // WebSocket first: one round trip less than beginning with polling, which stays the fallback.
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelay: 300,
    reconnectionDelayMax: 5000,
  })
  return shared
}

/** Ends the connection, at sign-out. The next `openSocket()` makes a new one. */
export function closeSocket() {
  shared?.disconnect()
  shared = undefined
}
