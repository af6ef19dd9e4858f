import { useQuery } from '@tanstack/react-query'
import { roomQuery } from '../../api/rooms.ts'
import { ApiError } from '../../api/apiError.ts'
import { sessionQuery } from '../../api/session.ts'
import { Spinner } from '../../ui/Spinner.tsx'
import { Meeting } from './Meeting.tsx'
import { messages } from './messages.ts'
import { Refused, SignedOut } from './Refused.tsx'

/** /meeting/<roomId>: opens the call for its two people, and tells everyone else why not (C1). */
export function MeetingPage({ roomId }: { roomId: string }) {
  const session = useQuery(sessionQuery)
  const room = useQuery({ ...roomQuery(roomId), enabled: Boolean(session.data) })
  if (session.data === null) return <SignedOut roomId={roomId} />
  if (session.data && room.data) return <Meeting key={roomId} room={room.data} me={session.data} />
  const error = session.error ?? room.error
  if (error) {
    const code = error instanceof ApiError ? error.code : 'internal'
    return <Refused code={code} roomId={roomId} onRetry={() => void room.refetch()} />
  }
  return (
    <main className="grid min-h-dvh place-content-center">
      <output className="flex items-center gap-3 text-muted">
        <Spinner className="size-6" />
        {messages.gate.loading}
      </output>
    </main>
  )
}
