import type { CallMessage } from '../../contract/rooms.ts'
import type { Chat } from '../chats/chat.ts'

/** The port through which the rest of the server tells connected pages what changed. Call it after commit only. */
export type LiveChanges = {
  /** Sends `chat-changed` to both people of the chat. */
  chatChanged(chat: Pick<Chat, 'id' | 'requesterId' | 'recipientId'>): void
  /** Sends `room-ended` to whoever is in the room. */
  roomEnded(roomId: string): void
  /** Sends `message-posted` to whoever is in the message's room. */
  messagePosted(message: CallMessage): void
  /** Closes the sockets of a session that was signed out. */
  sessionEnded(sessionId: string): void
}
