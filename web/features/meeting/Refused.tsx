import { CalendarX2, CircleOff, Coffee, Lock, LogIn, SearchX } from 'lucide-react'
import { useEffect } from 'react'
import { Button } from '../../ui/Button.tsx'
import { buttonStyle } from '../../ui/buttonStyle.ts'
import { NoRelay } from './hideAddress/NoRelay.tsx'
import { MeetingNotice } from './MeetingNotice.tsx'
import { messages } from './messages.ts'
import { returnSeat } from './roomSignaling.ts'

const { gate } = messages

type RefusedProps = { code: string; roomId: string; onRetry: () => void }

/** The page for a code with which the server refuses a room. */
export function Refused({ code, roomId, onRetry }: RefusedProps) {
  // It may have been taken while the room was still asked for.
  useEffect(returnSeat, [])
  switch (code) {
    case 'auth/required':
      return <SignedOut roomId={roomId} />
    case 'room/not-participant':
      return <MeetingNotice icon={<Lock />} {...gate.notParticipant} />
    case 'room/not-found':
    case 'invalid-request':
      return <MeetingNotice icon={<SearchX />} {...gate.notFound} />
    case 'room/ended':
      return <MeetingNotice icon={<CalendarX2 />} {...gate.ended} />
    case 'ice/no-relay':
      return <NoRelay />
    default:
      return (
        <MeetingNotice icon={<CircleOff />} {...gate.failed}>
          <Button onClick={onRetry}>{gate.retry}</Button>
        </MeetingNotice>
      )
  }
}

/** The call is in a newer tab of the same person (C11). */
export function TakenOver({ onRetake }: { onRetake: () => void }) {
  const { title, text, action } = gate.takenOver
  return (
    <MeetingNotice icon={<Coffee />} title={title} text={text}>
      <Button onClick={onRetake}>{action}</Button>
    </MeetingNotice>
  )
}

export function SignedOut({ roomId }: { roomId: string }) {
  const { title, text, action } = gate.signedOut
  const back = encodeURIComponent(`/meeting/${encodeURIComponent(roomId)}`)
  return (
    <MeetingNotice icon={<LogIn />} title={title} text={text}>
      <a href={`/sign-in?redirect=${back}`} className={buttonStyle()}>
        {action}
      </a>
    </MeetingNotice>
  )
}
