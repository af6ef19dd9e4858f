import type { QueryClient } from '@tanstack/react-query'
import { chatsKey } from './chats.ts'
import { sessionQuery } from './session.ts'
import { closeSocket, openSocket } from './socket.ts'

/**
 * Opens the shared socket and refetches what may have changed: on `chat-changed`, and whenever the socket connects,
 * since nothing is told to one who was away. Ends with `signal`, which closes the socket.
 */
export function followLiveChanges(queryClient: QueryClient, signal: AbortSignal) {
  const socket = openSocket()
  const refetch = () => {
    void queryClient.invalidateQueries({ queryKey: chatsKey })
    void queryClient.invalidateQueries({ queryKey: ['room'] })
  }
  // The server ends a socket when its session ended, and refuses one without a session: then nobody is signed in.
  const checkSession = () => void queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey })
  const onDisconnect = (reason: string) => {
    if (reason === 'io server disconnect') checkSession()
  }
  const onRefused = () => {
    if (!socket.active) checkSession()
  }
  socket.on('chat-changed', refetch)
  socket.on('connect', refetch)
  socket.on('disconnect', onDisconnect)
  socket.on('connect_error', onRefused)
  signal.addEventListener('abort', () => {
    socket.off('chat-changed', refetch)
    socket.off('connect', refetch)
    socket.off('disconnect', onDisconnect)
    socket.off('connect_error', onRefused)
    closeSocket()
  })
}
