import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { buttonStyle } from '../../ui/buttonStyle.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { messages } from './messages.ts'

type MeetingNoticeProps = {
  icon: ReactNode
  title: string
  text: string
  /** What to do first; the way back to the chats follows. */
  children?: ReactNode
}

/** A page in place of the call: why there is none, and where to go (C1). No media is asked for. */
export function MeetingNotice({ icon, title, text, children }: MeetingNoticeProps) {
  return (
    <main className="mx-auto grid min-h-dvh max-w-xl content-center px-4 py-8">
      <EmptyState heading="h1" icon={icon} title={title} text={text}>
        {children}
        <Link to="/chats" className={buttonStyle(children ? 'secondary' : 'primary')}>
          {messages.backToChats}
        </Link>
      </EmptyState>
    </main>
  )
}
