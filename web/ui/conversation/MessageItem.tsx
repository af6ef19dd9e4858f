import { RotateCcw, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from '../classNames.ts'
import { splitLinks } from './links.ts'
import { messages, timeOfDay } from './messages.ts'

type MessageItemProps = {
  own: boolean
  /** "You" or the other one's name, from the server (T6). */
  sender: string
  message: string
  createdAt: string
  /** What follows the bubble: how it stands with a message that is not stored yet. */
  children?: ReactNode
}

/** One message: own ones at the right, the other one's at the left, each in its colour (T1). Text is text (T6). */
export function MessageItem({ own, sender, message, createdAt, children }: MessageItemProps) {
  return (
    <li
      className={classNames(
        'grid max-w-[88%] gap-1',
        own ? 'justify-items-end justify-self-end' : 'justify-items-start justify-self-start',
      )}
    >
      <p className={classNames('flex gap-2 text-sm text-muted', own && 'justify-end')}>
        <bdi className="min-w-0 font-semibold wrap-anywhere">{sender}</bdi>
        <time dateTime={createdAt}>{timeOfDay(createdAt)}</time>
      </p>
      <p
        dir="auto"
        className={classNames(
          'rounded-card px-3.5 py-2 wrap-anywhere whitespace-pre-wrap',
          own ? 'bg-accent text-on-accent' : 'bg-sunken text-ink',
          children ? 'opacity-75' : undefined,
        )}
      >
        {splitLinks(message).map((piece, index) =>
          piece.href ? (
            // The pieces of a text never change places.
            <a
              key={index}
              href={piece.href}
              target="_blank"
              rel="noopener noreferrer nofollow"
              className="underline"
            >
              {piece.text}
            </a>
          ) : (
            <span key={index}>{piece.text}</span>
          ),
        )}
      </p>
      {children}
    </li>
  )
}

type UnsentProps = {
  message: string
  /** Why it did not arrive; null while it is on its way. */
  reason: string | null
  onRetry: () => void
  onDiscard: () => void
}

/** How it stands with a message of one's own that the server has not taken (T4). */
export function Unsent({ message, reason, onRetry, onDiscard }: UnsentProps) {
  if (reason === null) return <p className="text-right text-sm text-muted">{messages.sending}</p>
  return (
    <div className="grid justify-items-end text-right text-sm">
      <p className="flex items-center gap-1 text-danger">
        {messages.failed} –
        <UnsentAction label={messages.retryLabel(message)} onPress={onRetry}>
          <RotateCcw aria-hidden="true" className="size-3.5" />
          {messages.retry}
        </UnsentAction>
      </p>
      <p className="text-muted">{reason}</p>
      <UnsentAction label={messages.discardLabel(message)} onPress={onDiscard}>
        <Trash2 aria-hidden="true" className="size-3.5" />
        {messages.discard}
      </UnsentAction>
    </div>
  )
}

function UnsentAction(props: { label: string; onPress: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      aria-label={props.label}
      onClick={props.onPress}
      className="inline-flex min-h-6 items-center gap-1 font-semibold underline"
    >
      {props.children}
    </button>
  )
}
