import type { Server as HttpServer } from 'node:http'
import { Server } from 'socket.io'
import { socketMessageBytes } from '../../contract/limits.ts'
import type { PeerLeftReason } from '../../contract/signaling.ts'
import type { Authenticate } from '../auth/authenticate.ts'
import type { Database } from '../db/database.ts'
import type { LiveChanges } from '../notifications/liveChanges.ts'
import { markTogether } from '../rooms/repository.ts'
import { BatchingWebSocketServer } from './batchingWebSocketServer.ts'
import { createDispatcher } from './dispatcher.ts'
import { createFloodGates, defaultFloodLimits, type FloodLimits } from './floodGate.ts'
import { createHandlers } from './handlers.ts'
import { originRule, sessionRule } from './handshake.ts'
import { leanParser } from './leanParser.ts'
import { createRecordingSteps } from './recordingSteps.ts'
import type { SignalingLog, SignalingServer, SignalingSocket } from './socketTypes.ts'
import { createSeats, roomName, type Seats } from './seats.ts'

export type SignalingOptions = {
  httpServer: HttpServer
  database: Database
  authenticate: Authenticate
  log: SignalingLog
  /** The origin by which people reach this server, where it is another than the Host header says. */
  publicUrl?: string | undefined
  limits?: FloodLimits
}

export type Signaling = {
  io: SignalingServer
  notify: LiveChanges
  /** Says `server-shutdown`, closes every connection so that clients come back by themselves, and stops the timers. */
  close(): Promise<void>
}

/** In milliseconds. Lost peers are noticed 3 to 6 s after their last sign of life. */
const engineTimes = { pingInterval: 3_000, pingTimeout: 3_000, connectTimeout: 5_000, upgradeTimeout: 5_000 }
/** `markTogether` keeps a room for two minutes; one renewal may fail. */
const renewalInterval = 60_000
/** A socket whose session ended during its handshake is still caught for this long. */
const endedSessionMemory = 30_000

/** Attaches Socket.IO (docs/signaling.md) to the server's own http server. Does not listen. */
export function attachSignaling(options: SignalingOptions): Signaling {
  const { httpServer, database, log } = options
  const io: SignalingServer = new Server(httpServer, {
    ...engineTimes,
    transports: ['websocket', 'polling'],
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: socketMessageBytes,
    serveClient: false,
    parser: leanParser,
    wsEngine: BatchingWebSocketServer,
  })
  const recordings = createRecordingSteps({ io, database, log })
  const seats = createSeats(io, recordings.stopOpen)
  const gates = createFloodGates(options.limits ?? defaultFloodLimits)
  const dispatch = createDispatcher(createHandlers({ io, seats, recordings, database, log }), log)
  const sessions = createSessionWatch(io)
  let isClosing = false

  io.engine.use(originRule(options.publicUrl))
  const identify = sessionRule(options.authenticate, log)
  io.use((socket, next) => {
    const decide = async () => next(await identify(socket))
    void decide()
  })
  io.on('connection', (socket) => {
    if (!sessions.admit(socket)) return
    const handle = dispatch(socket, gates.open(socket.data.personId))
    // The last in the chain of middlewares: events end here, and none reaches a listener of its own.
    socket.use((event) => handle(event))
    socket.on('disconnecting', (reason) => {
      if (!isClosing) seats.leave(socket, leftReason(reason))
    })
  })

  const renewal = setInterval(() => {
    gates.forgetQuiet()
    renew(seats, database, log)
  }, renewalInterval).unref()

  async function close() {
    if (isClosing) return
    isClosing = true
    clearInterval(renewal)
    io.emit('server-shutdown', {})
    // Not disconnectSockets: a client that the server disconnects by name does not come back by itself.
    io.engine.close()
    await io.of('/').adapter.close()
  }

  return { io, notify: createLiveChanges(io, seats, sessions), close }
}

function renew(seats: Seats, database: Database, log: SignalingLog) {
  const roomIds = seats.together()
  if (roomIds.length === 0) return
  markTogether(database, roomIds).catch((error: unknown) => log.error({ err: error }, 'Presence not renewed'))
}

/** Socket.IO's reasons as the other one is told them; what the server ended was an end, not a loss. */
function leftReason(reason: string): PeerLeftReason {
  return reason === 'client namespace disconnect' || reason === 'server namespace disconnect'
    ? 'left'
    : 'lost'
}

type SessionWatch = {
  admit(socket: SignalingSocket): boolean
  end(sessionId: string): void
}

function createSessionWatch(io: SignalingServer): SessionWatch {
  const ended = new Set<string>()
  return {
    admit(socket) {
      const { personId, sessionId } = socket.data
      if (ended.has(sessionId)) {
        socket.disconnect(true)
        return false
      }
      void socket.join([`person:${personId}`, `session:${sessionId}`])
      return true
    },
    end(sessionId) {
      ended.add(sessionId)
      setTimeout(() => ended.delete(sessionId), endedSessionMemory).unref()
      io.in(`session:${sessionId}`).disconnectSockets(true)
    },
  }
}

function createLiveChanges(io: SignalingServer, seats: Seats, sessions: SessionWatch): LiveChanges {
  return {
    chatChanged({ id, requesterId, recipientId }) {
      io.to([`person:${requesterId}`, `person:${recipientId}`]).emit('chat-changed', { chatId: id })
    },
    roomEnded: (roomId) => seats.empty(roomId),
    messagePosted(message) {
      const { roomId } = message
      io.to(roomName(roomId)).emit('message-posted', { matchId: roomId, message })
    },
    sessionEnded: (sessionId) => sessions.end(sessionId),
  }
}
