import { queryOptions } from '@tanstack/react-query'
import type { CallMessage, IceServers, Room } from '../../contract/rooms.ts'
import { callApi } from './client.ts'
import type { Page } from './page.ts'

/** A room, its chat and its two participants. Fails with `room/not-found` or `room/not-participant`. */
export const roomQuery = (roomId: string) =>
  queryOptions({
    queryKey: ['room', roomId],
    queryFn: ({ signal }) => callApi<Room>(`/api/rooms/${encodeURIComponent(roomId)}`, { signal }),
  })

/** ICE servers with credentials for this person; asked for anew when half of their life is over. */
export const iceServersQuery = queryOptions({
  queryKey: ['ice-servers'],
  queryFn: ({ signal }) => callApi<IceServers>('/api/ice-servers', { signal }),
  staleTime: (query) => ((query.state.data?.ttlSeconds ?? 0) * 1000) / 2,
})

/**
 * One page of a room's call messages in order: the newest, those before `cursor`, or those after the number `after`
 * (what was missed while the connection was away).
 */
export const messagesPage = (
  roomId: string,
  at: { cursor?: string; after?: number } = {},
  signal?: AbortSignal,
) =>
  callApi<Page<CallMessage>>(`/api/rooms/${encodeURIComponent(roomId)}/messages`, {
    query: at,
    ...(signal ? { signal } : {}),
  })
