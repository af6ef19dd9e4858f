import { infiniteQueryOptions } from '@tanstack/react-query'
import type { ChatTab, CoffeeChat, RequestChat } from '../../contract/chats.ts'
import { api } from './client.ts'
import { firstPage } from './page.ts'

/** Every list of chats; invalidating it refetches what is shown. */
export const chatsKey = ['chats'] as const

/** One tab's chats, page after page. */
export const chatsQuery = (tab: ChatTab) =>
  infiniteQueryOptions({
    queryKey: [...chatsKey, tab],
    queryFn: async ({ pageParam, signal }) =>
      (await api.chats.$get({ query: { tab, ...pageParam } }, { init: { signal } })).json(),
    initialPageParam: firstPage,
    getNextPageParam: ({ nextCursor }) => (nextCursor === null ? undefined : { cursor: nextCursor }),
  })

/** Asks for a chat. The same key sent again, by a double press or a retry, makes no second one. */
export async function requestChat(request: RequestChat, idempotencyKey: string): Promise<CoffeeChat> {
  return (await api.chats.$post({ json: request, header: { 'idempotency-key': idempotencyKey } })).json()
}

export async function acceptChat(id: string): Promise<{ chat: CoffeeChat; roomId: string }> {
  return (await api.chats[':id'].accept.$post({ param: { id } })).json()
}

export async function declineChat(id: string, reason: string): Promise<CoffeeChat> {
  return (await api.chats[':id'].decline.$post({ param: { id }, json: { reason } })).json()
}

export async function cancelChat(id: string, reason: string): Promise<CoffeeChat> {
  return (await api.chats[':id'].cancel.$post({ param: { id }, json: { reason } })).json()
}
