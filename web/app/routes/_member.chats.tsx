import { createFileRoute } from '@tanstack/react-router'
import { chatsQuery } from '../../api/chats.ts'
import { ChatsPage } from '../../features/chats/ChatsPage.tsx'
import { type ChatsPageTab, toChatsPageTab } from '../../features/chats/tabs.ts'

type ChatsSearch = { tab?: ChatsPageTab; person?: string }

export const Route = createFileRoute('/_member/chats')({
  validateSearch: (search: Record<string, unknown>): ChatsSearch => {
    const tab = toChatsPageTab(search['tab'])
    const person = search['person']
    return { ...(tab ? { tab } : {}), ...(typeof person === 'string' ? { person } : {}) }
  },
  loaderDeps: ({ search }) => ({ tab: search.tab ?? 'upcoming' }),
  loader: ({ context, deps }) => {
    // Begun here, shown by the page: its skeletons stand while the list is on its way.
    if (deps.tab !== 'schedule') void context.queryClient.prefetchInfiniteQuery(chatsQuery(deps.tab))
  },
  component: Chats,
})

function Chats() {
  const { tab, person } = Route.useSearch()
  return <ChatsPage tab={tab ?? 'upcoming'} personId={person} />
}
