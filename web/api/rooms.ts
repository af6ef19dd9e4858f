import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { CallMessage, IceServers } from '../../contract/rooms.ts'
import { api } from './client.ts'
import { firstPage, type Page } from './page.ts'

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

/**
 * Posts a message without being in the call; the same id sent again is the same message, answered as it was stored.
 * Fails with `room/ended`, `message/id-taken` and the rest that is told of rooms.
 */
export async function postMessage(
  roomId: string,
  message: { id: string; message: string },
  signal: AbortSignal,
): Promise<CallMessage> {
  const call = { param: { roomId }, json: message }
  return (await api.rooms[':roomId'].messages.$post(call, { init: { signal } })).json()
}

export const messagesKey = (roomId: string) => ['messages', roomId] as const

/** What was said in a room: the newest page first, each page in order. */
export const messagesQuery = (roomId: string) =>
  infiniteQueryOptions({
    queryKey: messagesKey(roomId),
    queryFn: ({ pageParam, signal }) => messagesPage(roomId, pageParam, signal),
    initialPageParam: firstPage,
    getNextPageParam: ({ nextCursor }) => (nextCursor === null ? undefined : { cursor: nextCursor }),
  })

/** Where the room's messages come as a file, with the dates of that zone (T7). */
export const exportAddress = (roomId: string, format: 'text' | 'json', timeZone: string) =>
  `/api/rooms/${encodeURIComponent(roomId)}/messages/export?${new URLSearchParams({ format, timeZone })}`
