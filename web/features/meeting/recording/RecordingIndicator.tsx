import { useEffect, useState } from 'react'
import { elapsedText } from '../timer/agreedTime.ts'
import { messages } from './messages.ts'
import type { RecordingSession } from './recordingSession.ts'
import { useConsent } from './useSession.ts'

/** While it runs, for both: that the call is recorded, and for how long (R1); for the recorded one the way to end it (R4). */
export function RecordingIndicator({ session, name }: { session: RecordingSession; name: string }) {
  const { own, recordedBy } = useConsent(session)
  return (
    <>
      {own?.phase === 'recording' && own.since !== null && <Running since={own.since} />}
      {recordedBy && (
        <div className="flex items-center gap-1 rounded-full bg-black/65">
          {recordedBy.phase === 'recording' && recordedBy.since !== null ? (
            <Running since={recordedBy.since} title={messages.byThem(name)} />
          ) : (
            <output className="px-3 py-1 text-sm font-semibold text-white">
              {recordedBy.phase === 'withdrawing' ? messages.stopping : messages.starting}
            </output>
          )}
          {recordedBy.phase !== 'withdrawing' && (
            <button
              type="button"
              onClick={() => session.consent.withdraw(recordedBy.id)}
              className="min-h-7 rounded-full bg-danger px-3 text-sm font-semibold text-on-danger transition-colors hover:bg-danger-strong"
            >
              {messages.stopTheirs}
            </button>
          )}
        </div>
      )}
    </>
  )
}

function Running({ since, title }: { since: number; title?: string }) {
  return (
    <output
      title={title}
      className="flex items-center gap-2 rounded-full bg-black/65 px-3 py-1 text-sm font-semibold text-white"
    >
      <span aria-hidden="true" className="size-2.5 rounded-full bg-[#ff453a] motion-safe:animate-pulse" />
      {title && <span className="sr-only">{title}</span>}
      {/* The space is for who reads it out. */}
      {messages.recording} <RecordedTime since={since} />
    </output>
  )
}

/** Beside the words, not among what is read out every second. */
function RecordedTime({ since }: { since: number }) {
  const [now, setNow] = useState(() => performance.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 250)
    return () => clearInterval(timer)
  }, [])
  return (
    <span role="timer" aria-live="off" aria-label={messages.elapsed} className="tabular-nums">
      {elapsedText(now - since)}
    </span>
  )
}
