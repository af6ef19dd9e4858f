import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import type { CoffeeChat } from '../../../contract/chats.ts'
import { describeError, errorMessages } from '../../api/errorMessages.ts'
import { openOutbox } from '../../api/outboxes.ts'
import { exportAddress, messagesQuery, roomQuery } from '../../api/rooms.ts'
import { useMe } from '../../api/useMe.ts'
import { buttonStyle } from '../../ui/buttonStyle.ts'
import { Conversation } from '../../ui/conversation/Conversation.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { firstName } from './chatView.ts'
import { messages } from './messages.ts'

type MessagesDialogProps = { chat: CoffeeChat; roomId: string; onClose: () => void }

/** What was written in a chat's call, readable afterwards and to take along (T7). */
export function MessagesDialog({ chat, roomId, onClose }: MessagesDialogProps) {
  const me = useMe()
  const { data: room } = useQuery(roomQuery(roomId))
  const log = useInfiniteQuery({ ...messagesQuery(roomId), staleTime: 0 })
  const outbox = openOutbox(me.id, roomId)
  const unsent = useSyncExternalStore(outbox.subscribe, outbox.getState)
  const name = firstName(chat.other.name)
  const loadOlder = () => {
    if (log.hasNextPage && !log.isFetching) void log.fetchNextPage()
  }
  return (
    <Dialog title={messages.log.title(name)} onClose={onClose} wide>
      <p className="-mt-3 text-sm text-muted">{messages.log.kept(room?.messageRetentionDays ?? null)}</p>
      <div className="-mx-2 flex h-[min(28rem,55dvh)] overflow-hidden rounded-card border border-line">
        {log.isError && !log.data ? (
          <ErrorState
            title={messages.log.failed}
            text={describeError(log.error)}
            onRetry={() => void log.refetch()}
            pending={log.isFetching}
          />
        ) : (
          <Conversation
            personId={me.id}
            stored={(log.data?.pages ?? []).toReversed().flatMap(({ items }) => items)}
            unsent={unsent.map(({ failure, ...message }) => ({
              ...message,
              reason: failure && errorMessages[failure],
            }))}
            loading={log.isPending}
            hasOlder={log.hasNextPage}
            onOlder={loadOlder}
            onRetry={(id) => outbox.setFailure(id, null)}
            onDiscard={(id) => outbox.remove(new Set([id]))}
            empty={messages.log.empty}
          />
        )}
      </div>
      <div className="flex flex-wrap items-center justify-end gap-3">
        <span className="mr-auto font-semibold">{messages.log.export}</span>
        {(['text', 'json'] as const).map((format) => (
          <a
            key={format}
            href={exportAddress(roomId, format, me.timeZone)}
            download
            className={buttonStyle('secondary')}
          >
            <Download aria-hidden="true" className="size-4" />
            <span className="sr-only">{messages.log.export} </span>
            {messages.log.formats[format]}
          </a>
        ))}
      </div>
    </Dialog>
  )
}
