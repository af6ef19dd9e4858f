import { ArrowDown } from 'lucide-react'
import { Fragment, type ReactNode, useLayoutEffect } from 'react'
import type { CallMessage } from '../../../contract/rooms.ts'
import { Button } from '../Button.tsx'
import { Spinner } from '../Spinner.tsx'
import { MessageItem, Unsent } from './MessageItem.tsx'
import { messages } from './messages.ts'
import { useFollowNewest } from './useFollowNewest.ts'
import { type Placed, weave } from './weave.ts'

/** A message of one's own that is not stored; `reason` tells why it did not arrive. */
type UnsentMessage = { id: string; message: string; createdAt: string; reason: string | null }

/** What stands among the messages and is none; a new `version` where it has become longer. */
export type ConversationEntry = Placed & { id: string; version: string; content: ReactNode }

type ConversationProps = {
  personId: string
  stored: readonly CallMessage[]
  unsent: readonly UnsentMessage[]
  entries?: readonly ConversationEntry[]
  loading: boolean
  hasOlder: boolean
  onOlder: () => void
  onRetry: (id: string) => void
  onDiscard: (id: string) => void
  /** What stands in place of a conversation that has not begun. */
  empty: string
  /** What stands above the oldest message: how long messages are kept. */
  heading?: ReactNode
  /** What stands below the newest one. */
  children?: ReactNode
}

/** What two people wrote, with names and times; follows the newest unless its reader has scrolled up (T1). */
export function Conversation(props: ConversationProps) {
  const { personId, stored, unsent, entries = [], loading, hasOlder, onOlder } = props
  const newest = unsent.at(-1)
  // Whether it failed belongs to the key: the words for it make the list longer.
  const lastMessage = newest ? `${newest.id} ${newest.reason ?? ''}` : (stored.at(-1)?.id ?? '')
  const last = [lastMessage, ...entries.map(({ version }) => version)].join(' ').trim()
  const { ref, onScroll, behind, toNewest } = useFollowNewest(stored[0]?.id, last, onOlder)
  const newestId = newest?.id
  // Who writes looks at what they wrote.
  useLayoutEffect(() => {
    if (newestId !== undefined) toNewest()
  }, [newestId, toNewest])
  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={ref}
        onScroll={onScroll}
        className="h-full overflow-y-auto overscroll-contain px-4 py-3 -outline-offset-3"
      >
        {hasOlder && (
          <div className="mb-3 grid justify-center">
            <Button variant="quiet" onClick={onOlder}>
              {messages.earlier}
            </Button>
          </div>
        )}
        {loading && (
          <p className="flex items-center justify-center gap-2 py-6 text-muted">
            <Spinner />
            {messages.loading}
          </p>
        )}
        {!loading && !last && <p className="py-6 text-center text-muted">{props.empty}</p>}
        {!loading && !hasOlder && props.heading}
        <div role="log" aria-label={messages.log}>
          <ol className="grid gap-3">
            {weave(stored, entries).map((item) =>
              'content' in item ? (
                <Fragment key={item.id}>{item.content}</Fragment>
              ) : (
                <MessageItem
                  key={item.id}
                  own={item.userId === personId}
                  sender={item.userId === personId ? messages.you : item.userName}
                  message={item.message}
                  createdAt={item.createdAt}
                />
              ),
            )}
            {unsent.map(({ id, message, createdAt, reason }) => (
              <MessageItem key={id} own sender={messages.you} message={message} createdAt={createdAt}>
                <Unsent
                  message={message}
                  reason={reason}
                  onRetry={() => props.onRetry(id)}
                  onDiscard={() => props.onDiscard(id)}
                />
              </MessageItem>
            ))}
          </ol>
        </div>
        {props.children}
      </div>
      {behind && (
        <Button
          variant="secondary"
          onClick={toNewest}
          className="absolute bottom-3 left-1/2 -translate-x-1/2 whitespace-nowrap shadow-float"
        >
          <ArrowDown aria-hidden="true" className="size-4" />
          {messages.newest}
        </Button>
      )}
    </div>
  )
}
