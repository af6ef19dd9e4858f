import { Skeleton } from '../../ui/Skeleton.tsx'
import { Card } from '../../ui/Card.tsx'
import { messages } from './messages.ts'

/** Stands where the chats will be. */
export function ChatSkeletons() {
  return (
    <div aria-busy="true" className="grid gap-4">
      <output className="sr-only">{messages.loading}</output>
      {[1, 2, 3].map((row) => (
        <Card key={row} className="flex gap-4">
          <Skeleton className="size-12 rounded-full" />
          <div className="grid flex-1 content-start gap-3">
            <Skeleton className="h-5 w-40 rounded-lg" />
            <Skeleton className="h-4 w-60 max-w-full rounded-lg" />
            <Skeleton className="h-4 w-48 max-w-full rounded-lg" />
          </div>
        </Card>
      ))}
    </div>
  )
}
