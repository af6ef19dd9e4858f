import type { CallMessage } from '../../../../contract/rooms.ts'
import { ApiError } from '../../../api/apiError.ts'
import { messagesPage } from '../../../api/rooms.ts'
import type { AppSocket } from '../../../api/socket.ts'
import type { MessageWire } from './callMessageLog.ts'

/** How long the server may take to acknowledge a message, in milliseconds. */
const postTimeout = 8_000

/** Pages over the API, new messages over the page's one socket. */
export function socketMessageWire(socket: AppSocket, roomId: string): MessageWire {
  return {
    fetchPage: (at) => messagesPage(roomId, at),
    post: (id, message, signal) => {
      const { promise, resolve, reject } = Promise.withResolvers<CallMessage>()
      const giveUp = () => reject(new ApiError('network', 0))
      const timer = setTimeout(giveUp, postTimeout)
      signal.addEventListener('abort', giveUp)
      socket.emit('message', { matchId: roomId, id, message }, (answer) => {
        if (answer.ok) resolve(answer.message)
        else reject(new ApiError(answer.code, 0))
      })
      return promise.finally(() => {
        clearTimeout(timer)
        signal.removeEventListener('abort', giveUp)
      })
    },
  }
}
