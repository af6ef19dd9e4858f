import { CloudOff } from 'lucide-react'
import { Button } from './Button.tsx'
import { messages } from './messages.ts'

type ErrorStateProps = { title: string; text: string; onRetry?: () => void; pending?: boolean }

/** Says what failed and what to do, with a button that tries again. */
export function ErrorState({ title, text, onRetry, pending = false }: ErrorStateProps) {
  return (
    <div
      role="alert"
      className="grid justify-items-center gap-3 rounded-card border border-line bg-surface px-6 py-12 text-center"
    >
      <CloudOff aria-hidden="true" className="size-9 text-danger" />
      <h2 className="text-xl font-bold">{title}</h2>
      <p className="max-w-96 text-muted">{text}</p>
      {onRetry && (
        <Button variant="secondary" onClick={onRetry} pending={pending} className="mt-2">
          {messages.retry}
        </Button>
      )}
    </div>
  )
}
