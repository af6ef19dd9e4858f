import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import type { Call } from '../../../../call/call.ts'
import type { Me } from '../../../../contract/people.ts'
import type { Room } from '../../../../contract/rooms.ts'
import { FloatingCall } from '../floating/FloatingCall.tsx'
import { messages as meetingMessages } from '../messages.ts'
import { FlyingReactions } from '../reactions/FlyingReactions.tsx'
import { Hands } from '../reactions/Hands.tsx'
import type { RecordingSession } from '../recording/recordingSession.ts'
import { useMediaSession } from '../returning/useMediaSession.ts'
import { useReturn } from '../returning/useReturn.ts'
import { useWakeLock } from '../returning/useWakeLock.ts'
import { SafetyDialog } from '../safety/SafetyDialog.tsx'
import { safetyOf } from '../safety/safetyOf.ts'
import { ShortcutSheet } from '../shortcuts/ShortcutSheet.tsx'
import { StartersCard, StartersDialog } from '../starters/Starters.tsx'
import { TimeNotice } from '../timer/TimeNotice.tsx'
import { useCallState } from '../useCall.ts'
import type { Company } from './company.ts'

export type CompanyViewProps = {
  call: Call
  company: Company
  room: Room
  me: Me
  recording: RecordingSession | null
  onHangUp: () => void
}

/** All that accompanies a call: none of it is needed before the picture is there. */
export function CompanyView({ call, company, room, me, recording, onHangUp }: CompanyViewProps) {
  const state = useCallState(call)
  const { reactions, floating } = useSyncExternalStore(company.subscribe, company.getState)
  const { other } = room.chat
  const landed = useCallback((id: number) => company.landed(id), [company])
  const closeFloating = useCallback(() => company.setFloating(false), [company])
  useEffect(() => company.watch(), [company])
  useEffect(() => safetyOf(call, room).watch(), [call, room])
  useWakeLock()
  useReturn(call)
  useMediaSession(onHangUp, meetingMessages.title(other.name))
  return (
    <>
      <FlyingReactions reactions={reactions} name={other.name} onLanded={landed} />
      <Hands
        own={state.handRaised}
        peer={state.remote.handRaised}
        name={other.name}
        onLower={() => call.setHandRaised(false)}
      />
      <Panels call={call} company={company} room={room} me={me} />
      {floating && (
        <FloatingCall
          call={call}
          other={other}
          recording={recording}
          onHangUp={onHangUp}
          onClose={closeFloating}
        />
      )}
      <div className="pointer-events-none absolute inset-x-3 top-26 z-10 grid gap-3 *:pointer-events-auto lg:top-auto lg:bottom-26">
        <TimeNotice chat={room.chat} />
        {state.phase === 'waitingForPeer' && <WaitingCard mine={me.interests} theirs={other.interests} />}
      </div>
    </>
  )
}

function WaitingCard(interests: { mine: readonly string[]; theirs: readonly string[] }) {
  const [dismissed, setDismissed] = useState(false)
  return dismissed ? null : <StartersCard {...interests} onClose={() => setDismissed(true)} />
}

function Panels({ call, company, room, me }: Pick<CompanyViewProps, 'call' | 'company' | 'room' | 'me'>) {
  const { panel } = useSyncExternalStore(company.subscribe, company.getState)
  const safety = safetyOf(call, room)
  const state = useSyncExternalStore(safety.subscribe, safety.getState)
  const { other } = room.chat
  const close = () => company.open(null)
  if (panel === 'shortcuts') return <ShortcutSheet onClose={close} />
  if (panel === 'starters')
    return <StartersDialog mine={me.interests} theirs={other.interests} onClose={close} />
  if (panel !== 'safety') return null
  return <SafetyDialog safety={state} name={other.name} onConfirm={() => safety.confirm()} onClose={close} />
}
