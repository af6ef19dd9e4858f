import { MessagesSquare } from 'lucide-react'
import { lazy, Suspense, useState, useSyncExternalStore } from 'react'
import type { CoffeeChat } from '../../../contract/chats.ts'
import { openOutbox } from '../../api/outboxes.ts'
import { useMe } from '../../api/useMe.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { messages } from './messages.ts'

const MessagesDialog = lazy(() =>
  import('./MessagesDialog.tsx').then((module) => ({ default: module.MessagesDialog })),
)

/** Opens what was written in the chat's call; nothing where nothing was, and nothing waits to be. */
export function MessagesButton({ chat }: { chat: CoffeeChat }) {
  return chat.videoLink === null ? null : <RoomMessages chat={chat} roomId={chat.videoLink} />
}

function RoomMessages({ chat, roomId }: { chat: CoffeeChat; roomId: string }) {
  const [open, setOpen] = useState(false)
  const outbox = openOutbox(useMe().id, roomId)
  const unsent = useSyncExternalStore(outbox.subscribe, outbox.getState).length
  if (!chat.hasMessages && unsent === 0 && !open) return null
  return (
    <>
      <Button variant="secondary" className="max-sm:w-full" onClick={() => setOpen(true)}>
        <MessagesSquare aria-hidden="true" className="size-5" />
        {messages.log.open}
        {unsent > 0 && <Badge tone="danger">{messages.log.unsent(unsent)}</Badge>}
      </Button>
      {open && (
        <Suspense fallback={null}>
          <MessagesDialog chat={chat} roomId={roomId} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
