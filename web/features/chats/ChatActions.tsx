import { Link } from '@tanstack/react-router'
import { Video } from 'lucide-react'
import { useState } from 'react'
import type { CoffeeChat } from '../../../contract/chats.ts'
import { acceptChat, cancelChat, declineChat } from '../../api/chats.ts'
import { Button } from '../../ui/Button.tsx'
import { buttonStyle } from '../../ui/buttonStyle.ts'
import { firstName } from './chatView.ts'
import { MessagesButton } from './MessagesButton.tsx'
import { messages } from './messages.ts'
import { ReasonDialog } from './ReasonDialog.tsx'
import { useChatAction } from './useChatAction.ts'

type ChatActionsProps = {
  chat: CoffeeChat
  isRequester: boolean
  /** Whether joining is what one most likely wants now. */
  prominent: boolean
}

const rowStyle = 'flex flex-wrap gap-3 sm:pl-16'

/** What one can do about a chat in its state (S5, S7, S8). */
export function ChatActions({ chat, isRequester, prominent }: ChatActionsProps) {
  if (chat.status === 'accepted') return <AcceptedActions chat={chat} prominent={prominent} />
  if (chat.status === 'pending') {
    return isRequester ? <SentActions chat={chat} /> : <RequestActions chat={chat} />
  }
  return (
    <div className={rowStyle}>
      <Link
        to="/chats"
        search={{ tab: 'schedule', person: chat.other.id }}
        className={buttonStyle('secondary')}
      >
        {messages.askAgain}
      </Link>
      <MessagesButton chat={chat} />
    </div>
  )
}

function AcceptedActions({ chat, prominent }: { chat: CoffeeChat; prominent: boolean }) {
  const [asking, setAsking] = useState(false)
  const name = firstName(chat.other.name)
  const cancel = useChatAction((reason: string) => cancelChat(chat.id, reason), messages.chatCancelled(name))
  return (
    <div className={rowStyle}>
      {chat.videoLink !== null && (
        <Link
          to="/meeting/$roomId"
          params={{ roomId: chat.videoLink }}
          className={buttonStyle(prominent ? 'primary' : 'secondary', 'max-sm:w-full')}
        >
          <Video aria-hidden="true" className="size-5" />
          {messages.join}
        </Link>
      )}
      <MessagesButton chat={chat} />
      <Button
        variant="quiet"
        className="max-sm:w-full"
        pending={cancel.isPending}
        onClick={() => setAsking(true)}
      >
        {messages.cancelChat}
      </Button>
      {asking && (
        <ReasonDialog
          words={messages.cancelDialog}
          name={name}
          onClose={() => setAsking(false)}
          onConfirm={(reason) => cancel.mutate(reason)}
        />
      )}
    </div>
  )
}

function RequestActions({ chat }: { chat: CoffeeChat }) {
  const [asking, setAsking] = useState(false)
  const name = firstName(chat.other.name)
  const accept = useChatAction(() => acceptChat(chat.id), messages.accepted(name))
  const decline = useChatAction((reason: string) => declineChat(chat.id, reason), messages.declined(name))
  const busy = accept.isPending || decline.isPending
  return (
    <div className={rowStyle}>
      <Button
        className="max-sm:flex-1"
        disabled={busy}
        pending={accept.isPending}
        onClick={() => accept.mutate()}
      >
        {messages.accept}
      </Button>
      <Button
        variant="secondary"
        className="max-sm:flex-1"
        disabled={busy}
        pending={decline.isPending}
        onClick={() => setAsking(true)}
      >
        {messages.decline}
      </Button>
      {asking && (
        <ReasonDialog
          words={messages.declineDialog}
          name={name}
          onClose={() => setAsking(false)}
          onConfirm={(reason) => decline.mutate(reason)}
        />
      )}
    </div>
  )
}

function SentActions({ chat }: { chat: CoffeeChat }) {
  const name = firstName(chat.other.name)
  const cancel = useChatAction(() => cancelChat(chat.id, ''), messages.requestCancelled(name))
  return (
    <div className={rowStyle}>
      <Button
        variant="secondary"
        className="max-sm:w-full"
        pending={cancel.isPending}
        onClick={() => cancel.mutate()}
      >
        {messages.cancelRequest}
      </Button>
    </div>
  )
}
