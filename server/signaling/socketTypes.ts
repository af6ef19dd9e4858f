import type { Server, Socket } from 'socket.io'
import type { ClientToServerEvents, PendingOffer, ServerToClientEvents } from '../../contract/signaling.ts'

/** The part of a pino logger that signaling uses. Never given what people say, or where they are. */
export type SignalingLog = Record<'debug' | 'warn' | 'error', (fields: object, message: string) => void>

/** What the handshake found out, and the page load that registered last. Travels with the socket through the adapter. */
type SocketData = {
  personId: string
  sessionId: string
  clientId?: string | undefined
  /** False in the preview. */
  ready?: boolean
  /** Whether this client knows that there are previews; the others are told of nobody who has not joined. */
  knowsPreviews?: boolean
  pending?: PendingOffer | undefined
}

type NoEvents = Record<never, never>
export type SignalingServer = Server<ClientToServerEvents, ServerToClientEvents, NoEvents, SocketData>
export type SignalingSocket = Socket<ClientToServerEvents, ServerToClientEvents, NoEvents, SocketData>
