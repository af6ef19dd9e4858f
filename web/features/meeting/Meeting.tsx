import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { Call } from '../../../call/call.ts'
import { isInCall } from '../../../call/callPhase.ts'
import type { Me } from '../../../contract/people.ts'
import type { Room } from '../../../contract/rooms.ts'
import { Refused, TakenOver } from './Refused.tsx'
import { messages } from './messages.ts'
import { Preview } from './Preview.tsx'
import { useRecordingSession } from './recording/useRecordingSession.ts'
import { keepSeat, leaveSeat, readChoice } from './rememberedChoice.ts'
import { Stage } from './Stage.tsx'
import { useCall, useCallState } from './useCall.ts'
import { useCalm } from './useCalm.ts'

/** How long "Call ended" is shown to the one who did not hang up, in milliseconds. */
const farewell = 2_000

/** A room that may be open: over at first sight, or a call in one of its phases. */
export function Meeting({ room, me }: { room: Room; me: Me }) {
  // What happens to the chat later reaches the call itself: a page in mid-call is not torn away by a refetch.
  const [open] = useState(room.chat.status === 'accepted')
  if (!open) return <Refused code="room/ended" roomId={room.roomId} onRetry={() => undefined} />
  return <OpenMeeting room={room} me={me} />
}

function OpenMeeting({ room, me }: { room: Room; me: Me }) {
  const [attempt, setAttempt] = useState(0)
  const { name } = room.chat.other
  useEffect(() => {
    const before = document.title
    document.title = messages.documentTitle(messages.title(name))
    return () => {
      document.title = before
    }
  }, [name])
  return <Attempt key={attempt} room={room} me={me} onAgain={() => setAttempt(attempt + 1)} />
}

type AttemptProps = { room: Room; me: Me; onAgain: () => void }
type CallViewProps = AttemptProps & { call: Call }

function Attempt(props: AttemptProps) {
  const call = useCall(props.room.roomId)
  return call && <CallView {...props} call={call} />
}

function CallView({ call, room, me, onAgain }: CallViewProps) {
  const { phase, ending, failure } = useCallState(call)
  const { roomId } = room
  const { calm, onPicture } = useCalm(isInCall(phase))
  const recording = useRecordingSession(call, { room, me, wanted: calm })
  useEnding(call, roomId, recording.busy)
  if (phase === 'failed') return <Refused code={failure ?? 'internal'} roomId={roomId} onRetry={onAgain} />
  if (phase === 'idle' || phase === 'preview') return <Preview call={call} room={room} />
  if (ending === 'room-ended') return <Refused code="room/ended" roomId={roomId} onRetry={onAgain} />
  if (ending !== 'taken-over')
    return <Stage call={call} room={room} me={me} recording={recording} calm={calm} onPicture={onPicture} />
  return (
    <TakenOver
      onRetake={() => {
        keepSeat(roomId, readChoice())
        onAgain()
      }}
    />
  )
}

/**
 * Leads back to the chats once the call has ended: at once for who hung up, after a moment for the other one (C5), and not
 * before a recording is saved.
 */
function useEnding(call: Call, roomId: string, saving: boolean) {
  const { phase, ending } = useCallState(call)
  const navigate = useNavigate()
  useEffect(() => {
    if (phase !== 'ended' && phase !== 'failed') return undefined
    leaveSeat(roomId)
    if (saving || (ending !== 'hung-up' && ending !== 'peer-hung-up')) return undefined
    const timer = setTimeout(() => void navigate({ to: '/chats' }), ending === 'hung-up' ? 0 : farewell)
    return () => clearTimeout(timer)
  }, [phase, ending, roomId, saving, navigate])
}
