import { useEffect } from 'react'

/** Keeps the screen lit while the call is shown; the browser drops the lock with the page out of sight. */
export function useWakeLock() {
  useEffect(() => {
    let lock: WakeLockSentinel | null = null
    let left = false
    const take = async () => {
      if (left || document.visibilityState !== 'visible' || (lock && !lock.released)) return
      // Missing on insecure pages and refused when the battery is low: the call goes on without.
      const taken = (await navigator.wakeLock?.request('screen').catch(() => null)) ?? null
      if (left) void taken?.release()
      else lock = taken
    }
    void take()
    const onChange = () => void take()
    document.addEventListener('visibilitychange', onChange)
    return () => {
      left = true
      document.removeEventListener('visibilitychange', onChange)
      void lock?.release()
    }
  }, [])
}
