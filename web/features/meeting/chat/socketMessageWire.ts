import type { CallMessage } from '../../../../contract/rooms.ts'
import { messagesPage } from '../../../api/rooms.ts'
import type { AppSocket } from '../../../api/socket.ts'
import type { MessageWire } from './callMessageLog.ts'

/** How long the server may take to acknowledge a message, in milliseconds. */
const postTimeout = 8_000

/** Pages over the API, new messages over the page's one socket. */
export function socketMessageWire(socket: AppSocket, roomId: string): MessageWire {
  return {
    fetchPage: (at) => messagesPage(roomId, at),
    post: (id, message) => {
      const { promise, resolve, reject } = Promise.withResolvers<CallMessage>()
      const payload = { matchId: roomId, id, message }
      const giveUp = () => reject(new Error('The message was not acknowledged'))
      const timer = setTimeout(giveUp, postTimeout)
      socket.emit('message', payload, (answer) => {
        clearTimeout(timer)
        if (answer.ok) resolve(answer.message)
        else reject(new Error(answer.code))
      })
      return promise
    },
  }
}
