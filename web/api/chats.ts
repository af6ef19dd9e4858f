import { infiniteQueryOptions } from '@tanstack/react-query'
import type { ChatTab, CoffeeChat, RequestChat } from '../../contract/chats.ts'
import { callApi } from './client.ts'
import type { Page } from './page.ts'

/** Every list of chats; invalidating it refetches what is shown. */
export const chatsKey = ['chats'] as const

/** One tab's chats, page after page. */
export const chatsQuery = (tab: ChatTab) =>
  infiniteQueryOptions({
    queryKey: [...chatsKey, tab],
    queryFn: ({ pageParam, signal }) =>
      callApi<Page<CoffeeChat>>('/api/chats', { query: { tab, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })

/** Asks for a chat. The same key sent again, by a double press or a retry, makes no second one. */
export const requestChat = (body: RequestChat, idempotencyKey: string) =>
  callApi<CoffeeChat>('/api/chats', { method: 'POST', body, headers: { 'idempotency-key': idempotencyKey } })

export const acceptChat = (id: string) =>
  callApi<{ chat: CoffeeChat; roomId: string }>(`/api/chats/${id}/accept`, { method: 'POST', body: {} })

export const declineChat = (id: string, reason: string) =>
  callApi<CoffeeChat>(`/api/chats/${id}/decline`, { method: 'POST', body: { reason } })

export const cancelChat = (id: string, reason: string) =>
  callApi<CoffeeChat>(`/api/chats/${id}/cancel`, { method: 'POST', body: { reason } })
