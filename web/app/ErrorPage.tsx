import type { ErrorComponentProps } from '@tanstack/react-router'
import { useRouter } from '@tanstack/react-router'
import { describeError } from '../api/errorMessages.ts'
import { ErrorState } from '../ui/ErrorState.tsx'
import { messages } from './messages.ts'

/** Stands in for a page that failed to load or to draw. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  return (
    <main className="mx-auto grid min-h-[70dvh] max-w-xl content-center px-4">
      <ErrorState
        title={messages.error.title}
        text={describeError(error)}
        onRetry={() => {
          reset()
          void router.invalidate()
        }}
      />
    </main>
  )
}
