import { Clock, Globe, MessageCircle, Quote, Signal } from 'lucide-react'
import type { ReactNode } from 'react'
import type { CoffeeChat } from '../../../contract/chats.ts'
import { useMe } from '../../api/useMe.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Badge } from '../../ui/Badge.tsx'
import { Card } from '../../ui/Card.tsx'
import { useNow } from '../../ui/useNow.ts'
import { ChatActions } from './ChatActions.tsx'
import { describeCall } from './callLine.ts'
import { chipsOf, describeReason, describeTime, isOnNow } from './chatView.ts'
import { messages } from './messages.ts'
import { RecordingList } from './RecordingList.tsx'

/** One chat: with whom, when, about what, how it stands, and what one can do about it. */
export function ChatCard({ chat }: { chat: CoffeeChat }) {
  const me = useMe()
  const now = useNow()
  const { mine, theirs } = describeTime(chat, me.timeZone, now)
  const reason = describeReason(chat)
  const onNow = chat.status === 'accepted' && isOnNow(chat, now)
  return (
    <Card className={onNow ? 'border-accent' : ''}>
      <article className="grid gap-4">
        <header className="flex items-start gap-4">
          <Avatar person={chat.other} />
          <div className="min-w-0 flex-1">
            <h2 className="text-lg leading-snug font-bold break-words">{chat.other.name}</h2>
            {chat.other.headline && <p className="text-muted break-words">{chat.other.headline}</p>}
          </div>
          <div className="flex shrink-0 flex-wrap justify-end gap-2">
            {chipsOf(chat, now).map(({ text, tone }) => (
              <Badge key={text} tone={tone}>
                {text}
              </Badge>
            ))}
          </div>
        </header>
        <div className="grid gap-2 sm:pl-16">
          <Line icon={<Clock />}>
            <time dateTime={chat.scheduledTime} className="font-semibold">
              {mine}
            </time>{' '}
            <span className="whitespace-nowrap text-muted">· {messages.minutes(chat.durationMinutes)}</span>
          </Line>
          {theirs && <Line icon={<Globe />}>{<span className="text-muted">{theirs}</span>}</Line>}
          {chat.topic && <Line icon={<MessageCircle />}>{chat.topic}</Line>}
          {chat.notes && (
            <Line icon={<Quote />}>{<span className="whitespace-pre-line">{chat.notes}</span>}</Line>
          )}
          {chat.summary && <Line icon={<Signal />}>{describeCall(chat.summary)}</Line>}
          {reason && (
            <p className="mt-1 rounded-control bg-sunken px-4 py-3 break-words">
              <span className="block text-sm font-semibold text-muted">{reason.label}</span>
              {reason.text}
            </p>
          )}
        </div>
        <RecordingList chat={chat} />
        <ChatActions chat={chat} isRequester={chat.requesterId === me.id} prominent={onNow} />
      </article>
    </Card>
  )
}

function Line({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <p className="flex items-start gap-2.5">
      <span aria-hidden="true" className="mt-[0.2em] shrink-0 text-muted [&>svg]:size-4.5">
        {icon}
      </span>
      <span className="min-w-0 break-words">{children}</span>
    </p>
  )
}
