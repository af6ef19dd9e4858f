import { type AppSocket, openSocket } from '../../../api/socket.ts'
import type { SignalingPort } from '../checks/signaling.ts'

/** How long the way to the server may take to open, and an answer to come, in milliseconds. */
const connectLimit = 8_000
const answerLimit = 3_000

/** The page's own socket, the same that a call would use. */
export const socketSignaling: SignalingPort = {
  connect: async () => {
    const socket = openSocket()
    if (!socket.connected) await connected(socket)
    // A way that began with polling is at first being upgraded.
    return socket.io.engine.transport.name === 'polling' ? 'polling' : 'websocket'
  },
  ping: async () => {
    const began = performance.now()
    // Belongs to no room, so the server refuses it at once: the answer is the echo.
    await openSocket().timeout(answerLimit).emitWithAck('ice-candidate', { candidate: null })
    return performance.now() - began
  },
}

function connected(socket: AppSocket) {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const limit = setTimeout(() => {
    socket.off('connect', finish)
    reject(new Error('The server could not be reached'))
  }, connectLimit)
  const finish = () => {
    clearTimeout(limit)
    resolve()
  }
  socket.once('connect', finish)
  return promise
}
