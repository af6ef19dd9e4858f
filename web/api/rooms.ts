import { queryOptions } from '@tanstack/react-query'
import type { CallMessage, IceServers } from '../../contract/rooms.ts'
import { api } from './client.ts'
import type { Page } from './page.ts'

/** A room, its chat and its two participants. Fails with `room/not-found` or `room/not-participant`. */
export const roomQuery = (roomId: string) =>
  queryOptions({
    queryKey: ['room', roomId],
    queryFn: async ({ signal }) =>
      (await api.rooms[':roomId'].$get({ param: { roomId } }, { init: { signal } })).json(),
  })

/**
 * ICE servers with credentials for this person; asked for anew when half of their life is over, also while the page is hidden.
 * Fails with `ice/no-relay` for who hides their address where no relay is.
 */
export const iceServersQuery = queryOptions({
  queryKey: ['ice-servers'],
  queryFn: async ({ signal }) => (await api['ice-servers'].$get({}, { init: { signal } })).json(),
  staleTime: (query) => halfLife(query.state.data),
})

const halfLife = (answer: IceServers | undefined) => ((answer?.ttlSeconds ?? 0) * 1000) / 2

/** For the page that holds a call: keeps the credentials fresh for the next connection or ICE restart. */
export const keptIceServersQuery = queryOptions({
  ...iceServersQuery,
  refetchInterval: (query) => halfLife(query.state.data) || false,
  refetchIntervalInBackground: true,
})

/**
 * One page of a room's call messages in order: the newest, those before `cursor`, or those after the number `after`
 * (what was missed while the connection was away).
 */
export async function messagesPage(
  roomId: string,
  at: { cursor?: string; after?: number } = {},
  signal?: AbortSignal,
): Promise<Page<CallMessage>> {
  const call = { param: { roomId }, query: at }
  return (await api.rooms[':roomId'].messages.$get(call, signal ? { init: { signal } } : {})).json()
}
