import { Link } from '@tanstack/react-router'
import { Compass } from 'lucide-react'
import { buttonStyle } from '../ui/buttonStyle.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { messages } from './messages.ts'

export function NotFoundPage() {
  return (
    <main className="mx-auto grid min-h-[70dvh] max-w-xl content-center px-4">
      <EmptyState
        heading="h1"
        icon={<Compass />}
        title={messages.notFound.title}
        text={messages.notFound.text}
      >
        <Link to="/" className={buttonStyle('primary')}>
          {messages.notFound.home}
        </Link>
      </EmptyState>
    </main>
  )
}
