import { Spinner } from '../ui/Spinner.tsx'
import { messages } from './messages.ts'

export function PendingPage() {
  return (
    <output className="flex min-h-60 items-center justify-center gap-3 text-muted">
      <Spinner className="size-6" />
      {messages.loading}
    </output>
  )
}
