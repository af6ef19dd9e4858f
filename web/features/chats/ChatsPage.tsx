import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import { chatsQuery } from '../../api/chats.ts'
import { sendOutboxes } from '../../api/outboxes.ts'
import { messagesKey } from '../../api/rooms.ts'
import { useMe } from '../../api/useMe.ts'
import { Tabs } from '../../ui/Tabs.tsx'
import { ChatList } from './ChatList.tsx'
import { ChatSkeletons } from './ChatSkeletons.tsx'
import { messages } from './messages.ts'
import { type ChatsPageTab, chatsPageTabs } from './tabs.ts'

// Apart, since time zone arithmetic and the searching select are much to load for who only looks at a list.
const ScheduleForm = lazy(() =>
  import('./ScheduleForm.tsx').then((module) => ({ default: module.ScheduleForm })),
)

type ChatsPageProps = {
  tab: ChatsPageTab
  /** Whom the form is about at first, from the directory. */
  personId: string | undefined
}

/** The chats page (S1). The tab is in the address, so Back and a shared link work. */
export function ChatsPage({ tab, personId }: ChatsPageProps) {
  const navigate = useNavigate()
  const waiting = useWaitingRequests()
  const { id } = useMe()
  // What a call that broke off left unsent goes out from here.
  const queryClient = useQueryClient()
  useEffect(() => {
    const posted = (roomId: string) => void queryClient.invalidateQueries({ queryKey: messagesKey(roomId) })
    return sendOutboxes(id, posted)
  }, [id, queryClient])
  return (
    <>
      <h1 className="mb-4 text-3xl font-extrabold sm:text-4xl">{messages.title}</h1>
      <Tabs
        label={messages.title}
        value={tab}
        onChange={(next) => void navigate({ to: '/chats', search: { tab: next } })}
        tabs={chatsPageTabs.map((value) => ({
          value,
          label: messages.tabs[value],
          count: value === 'requests' ? waiting : undefined,
        }))}
      >
        {tab === 'schedule' ? (
          <Suspense fallback={<ChatSkeletons />}>
            <ScheduleForm key={personId ?? ''} personId={personId} />
          </Suspense>
        ) : (
          <ChatList key={tab} tab={tab} />
        )}
      </Tabs>
      <output className="sr-only">{waiting > 0 ? messages.waitingRequests(waiting) : ''}</output>
    </>
  )
}

/** How many requests wait for an answer of mine, as far as they are loaded. */
function useWaitingRequests() {
  const { data } = useInfiniteQuery(chatsQuery('requests'))
  return data?.pages.reduce((sum, page) => sum + page.items.length, 0) ?? 0
}
