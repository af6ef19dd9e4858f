import { RotateCcw } from 'lucide-react'
import { classNames } from '../../../ui/classNames.ts'
import { splitLinks } from './links.ts'
import { messages, timeOfDay } from './messages.ts'

type MessageItemProps = {
  own: boolean
  /** "You" or the other one's name, from the server (T6). */
  sender: string
  message: string
  createdAt: string
  state?: 'sending' | 'failed'
  onRetry?: () => void
}

export function MessageItem({ own, sender, message, createdAt, state, onRetry }: MessageItemProps) {
  return (
    <li className={classNames('grid max-w-[88%] gap-1', own ? 'justify-self-end' : 'justify-self-start')}>
      <p className={classNames('flex gap-2 text-sm text-muted', own && 'justify-end')}>
        <span className="font-semibold">{sender}</span>
        <time dateTime={createdAt}>{timeOfDay(createdAt)}</time>
      </p>
      <p
        className={classNames(
          'rounded-card px-3.5 py-2 wrap-anywhere whitespace-pre-wrap',
          own ? 'bg-accent text-on-accent' : 'bg-sunken text-ink',
          state && 'opacity-75',
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
      {state === 'sending' && <p className="text-right text-sm text-muted">{messages.sending}</p>}
      {state === 'failed' && (
        <p className="text-right text-sm text-danger">
          {messages.failed} –{' '}
          <button
            type="button"
            aria-label={messages.retryLabel(message)}
            onClick={onRetry}
            className="inline-flex items-center gap-1 font-semibold underline"
          >
            <RotateCcw aria-hidden="true" className="size-3.5" />
            {messages.retry}
          </button>
        </p>
      )}
    </li>
  )
}
