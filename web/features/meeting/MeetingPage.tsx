import { useQuery } from '@tanstack/react-query'
import { keptIceServersQuery, roomQuery } from '../../api/rooms.ts'
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
  const ice = useQuery({ ...keptIceServersQuery, enabled: Boolean(session.data) })
  if (session.data === null) return <SignedOut roomId={roomId} />
  // No connection is opened before it is known whether the address is to be hidden.
  if (session.data && room.data && ice.data)
    return <Meeting key={roomId} room={room.data} me={session.data} />
  const error = session.error ?? room.error ?? ice.error
  if (error) {
    const retry = () => void Promise.all([room.refetch(), ice.refetch()])
    const code = error instanceof ApiError ? error.code : 'internal'
    return <Refused code={code} roomId={roomId} onRetry={retry} />
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
