import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { Call } from '../../../../call/call.ts'
import { isInCall } from '../../../../call/callPhase.ts'
import type { Me } from '../../../../contract/people.ts'
import type { Room } from '../../../../contract/rooms.ts'
import { toast } from '../../../ui/toast.ts'
import { useCallState } from '../useCall.ts'
import { openMessages } from './openMessages.ts'
import type { RecordingSession } from './recordingSession.ts'

/** Recording as the rest of the call's page knows it. */
export type RecordingHandle = {
  /** Null until its code is loaded, which begins once the call has. */
  session: RecordingSession | null
  /** Whether we ask or record now. */
  active: boolean
  /** Whether a file is still being written: the page is not to be left. */
  busy: boolean
  /** How much of that file is written, from 0 to 1. */
  share: number
  /** The button. A press that comes early is not lost. */
  press: () => void
}

type RecordingSources = {
  room: Room
  me: Me
  /** Whether it is time to load it. */
  wanted: boolean
}

export function useRecordingSession(call: Call, { room, me, wanted }: RecordingSources): RecordingHandle {
  // Both are fetched anew now and then; who we are and whom we record stays.
  const [people] = useState({ room, me })
  const { phase, signalingOnline } = useCallState(call)
  const inCall = isInCall(phase)
  const [begun, setBegun] = useState(false)
  const [session, setSession] = useState<RecordingSession | null>(null)
  const pressedEarly = useRef(false)
  /** Its code did not come: it is asked for again by a press, and once the server is back. */
  const [missing, setMissing] = useState(false)
  if (inCall && wanted && !begun) setBegun(true)
  const [wasOnline, setWasOnline] = useState(signalingOnline)
  if (wasOnline !== signalingOnline) {
    setWasOnline(signalingOnline)
    if (signalingOnline) setMissing(false)
  }
  useEffect(() => {
    if (!begun || missing) return undefined
    let close: (() => Promise<void>) | null = null
    let left = false
    const open = async () => {
      const { openRecordingSession } = await import('./openRecordingSession.ts')
      if (left) return
      const opened = openRecordingSession(call, people.room, people.me)
      close = opened.close
      setSession(opened.session)
      if (pressedEarly.current) void opened.session.press()
    }
    // The call goes on without it.
    open().catch(() => {
      if (left) return
      if (pressedEarly.current) toast.bad(openMessages.missing)
      pressedEarly.current = false
      setMissing(true)
    })
    return () => {
      left = true
      void close?.()
      setSession(null)
    }
  }, [begun, missing, call, people])
  const press = useCallback(() => {
    if (session) void session.press()
    else {
      pressedEarly.current = true
      setMissing(false)
    }
  }, [session])
  const own = useSyncExternalStore(session?.consent.subscribe ?? never, () => session?.consent.getState().own)
  const busy = useSyncExternalStore(session?.subscribe ?? never, () => session?.busy ?? false)
  const share = useSyncExternalStore(session?.subscribe ?? never, () => session?.getState().share ?? 0)
  return { session, active: Boolean(own) && own?.phase !== 'ended', busy, share, press }
}

const never = () => () => undefined
