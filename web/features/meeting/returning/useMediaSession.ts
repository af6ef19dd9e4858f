import { useEffect } from 'react'

declare global {
  interface MediaSession {
    /** Of the newer version of the standard. */
    setActionHandler(action: 'hangup', handler: (() => void) | null): void
  }
}

/** Names the call on the lock screen and lets headsets hang up. */
export function useMediaSession(onHangUp: () => void, title: string) {
  useEffect(() => {
    const { mediaSession } = navigator
    if (!mediaSession || !('MediaMetadata' in window)) return undefined
    mediaSession.metadata = new MediaMetadata({ title, artist: 'Avari' })
    const stop = handle(mediaSession, onHangUp)
    return () => {
      mediaSession.metadata = null
      stop()
    }
  }, [onHangUp, title])
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
