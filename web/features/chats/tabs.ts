import type { ChatTab } from '../../../contract/chats.ts'

/** The tabs of the chats page (S1): four lists and the form. */
export type ChatsPageTab = ChatTab | 'schedule'
export const chatsPageTabs: readonly ChatsPageTab[] = ['upcoming', 'requests', 'sent', 'schedule', 'past']

/** The tab that an address names, or undefined. */
export function toChatsPageTab(value: unknown): ChatsPageTab | undefined {
  return chatsPageTabs.find((tab) => tab === value)
}
