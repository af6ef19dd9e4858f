import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { browserLevelMeter } from '../../../../call/audioLevel.ts'
import { systemClock } from '../../../../call/clock.ts'
import { MicrophoneWatch } from '../../../../call/microphoneWatch.ts'

/** Listens to the microphone while it is open and this is on the page; null without one. */
export function useMicrophoneWatch(track: MediaStreamTrack | null, muted: boolean): MicrophoneWatch | null {
  const holder = useMemo(() => holdWatch(track), [track])
  const watch = useSyncExternalStore(holder.subscribe, holder.get)
  useEffect(() => watch?.setMuted(muted), [watch, muted])
  return watch
}

/** A watch that is open while somebody looks. */
function holdWatch(track: MediaStreamTrack | null) {
  let watch: MicrophoneWatch | null = null
  return {
    get: () => watch,
    subscribe: (listener: () => void) => {
      if (!track) return () => undefined
      const opened = new MicrophoneWatch(track, browserLevelMeter, systemClock)
      watch = opened
      listener()
      return () => {
        watch = null
        opened.close()
      }
    },
  }
}
