import { ArrowDown } from 'lucide-react'
import { Button } from '../../../ui/Button.tsx'
import { Spinner } from '../../../ui/Spinner.tsx'
import type { CallMessageLog, CallMessageLogState } from './callMessageLog.ts'
import { MessageItem } from './MessageItem.tsx'
import { messages } from './messages.ts'
import { useFollowNewest } from './useFollowNewest.ts'

type MessageListProps = {
  log: CallMessageLog
  state: CallMessageLogState
  personId: string
  otherName: string
}

export function MessageList({ log, state, personId, otherName }: MessageListProps) {
  const { stored, outgoing, olderCursor, loading } = state
  const last = outgoing.at(-1)?.id ?? stored.at(-1)?.id
  const loadOlder = () => void log.loadOlder()
  const { ref, onScroll, behind, toNewest } = useFollowNewest(stored[0]?.id, last, loadOlder)
  return (
    <div className="relative min-h-0 flex-1">
      <div ref={ref} onScroll={onScroll} className="h-full overflow-y-auto overscroll-contain px-4 py-3">
        {olderCursor !== null && (
          <div className="mb-3 grid justify-center">
            <Button variant="quiet" onClick={loadOlder}>
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
        {!loading && !last && <p className="py-6 text-center text-muted">{messages.empty(otherName)}</p>}
        <div role="log" aria-label={messages.log}>
          <ol className="grid gap-3">
            {stored.map(({ id, userId, userName, message, createdAt }) => (
              <MessageItem
                key={id}
                own={userId === personId}
                sender={userId === personId ? messages.you : userName}
                message={message}
                createdAt={createdAt}
              />
            ))}
            {outgoing.map(({ id, message, createdAt, failed }) => (
              <MessageItem
                key={id}
                own
                sender={messages.you}
                message={message}
                createdAt={createdAt}
                state={failed ? 'failed' : 'sending'}
                onRetry={() => log.retry(id)}
              />
            ))}
          </ol>
        </div>
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
