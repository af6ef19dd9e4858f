import { useEffect } from 'react'
import type { Call } from '../../../../call/call.ts'

declare global {
  interface MediaSession {
    /** Of the newer version of the standard. */
    setActionHandler(action: 'hangup', handler: (() => void) | null): void
  }
}

/** Names the call on the lock screen and lets headsets hang up. */
export function useMediaSession(call: Call, title: string) {
  useEffect(() => {
    const { mediaSession } = navigator
    if (!mediaSession || !('MediaMetadata' in window)) return undefined
    mediaSession.metadata = new MediaMetadata({ title, artist: 'Avari' })
    const stop = handle(mediaSession, () => call.hangUp())
    return () => {
      mediaSession.metadata = null
      stop()
    }
  }, [call, title])
}

/** Browsers throw at actions that they don't know. */
function handle(mediaSession: MediaSession, hangUp: () => void) {
  try {
    mediaSession.setActionHandler('hangup', hangUp)
    return () => mediaSession.setActionHandler('hangup', null)
  } catch {
    return () => undefined
  }
}
