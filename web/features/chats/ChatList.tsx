import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CalendarHeart, History, Inbox, Send, Stethoscope } from 'lucide-react'
import type { ChatTab } from '../../../contract/chats.ts'
import { chatsQuery } from '../../api/chats.ts'
import { describeError } from '../../api/errorMessages.ts'
import { Button } from '../../ui/Button.tsx'
import { buttonStyle } from '../../ui/buttonStyle.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { ChatCard } from './ChatCard.tsx'
import { ChatSkeletons } from './ChatSkeletons.tsx'
import { messages } from './messages.ts'

const emptyIcons = {
  upcoming: <CalendarHeart />,
  requests: <Inbox />,
  sent: <Send />,
  past: <History />,
} as const

/** One tab's chats, page after page, with what stands there while there are none. */
export function ChatList({ tab }: { tab: ChatTab }) {
  const chats = useInfiniteQuery(chatsQuery(tab))
  if (chats.isPending) return <ChatSkeletons />
  // What is loaded stays in view when a refetch fails; the next one may succeed.
  if (!chats.data) {
    return (
      <ErrorState
        title={messages.loadFailed}
        text={describeError(chats.error)}
        onRetry={() => void chats.refetch()}
        pending={chats.isFetching}
      />
    )
  }
  const items = chats.data.pages.flatMap((page) => page.items)
  if (items.length === 0) return <NoChats tab={tab} />
  return (
    <div className="grid gap-6">
      <ul className="grid gap-4">
        {items.map((chat) => (
          <li key={chat.id}>
            <ChatCard chat={chat} />
          </li>
        ))}
      </ul>
      {tab === 'upcoming' && <SetupLink />}
      {chats.hasNextPage && (
        <Button
          variant="secondary"
          className="justify-self-center"
          pending={chats.isFetchingNextPage}
          onClick={() => void chats.fetchNextPage()}
        >
          {messages.loadMore}
        </Button>
      )}
    </div>
  )
}

function NoChats({ tab }: { tab: ChatTab }) {
  return (
    <EmptyState icon={emptyIcons[tab]} {...messages.empty[tab]}>
      <Link to="/people" className={buttonStyle('primary')}>
        {messages.findPeople}
      </Link>
      {tab !== 'requests' && (
        <Link to="/chats" search={{ tab: 'schedule' }} className={buttonStyle('secondary')}>
          {messages.scheduleOne}
        </Link>
      )}
      {tab === 'upcoming' && <SetupLink />}
    </EmptyState>
  )
}

/** Leads, discreetly, to a look at camera, sound and network before the first call. */
function SetupLink() {
  return (
    <Link
      to="/setup"
      className="inline-flex min-h-11 basis-full items-center justify-center gap-2 justify-self-center font-semibold text-accent"
    >
      <Stethoscope aria-hidden="true" className="size-5" />
      {messages.testSetup}
    </Link>
  )
}
