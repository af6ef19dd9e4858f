import { useCallback, useEffect, useState } from 'react'

/** How long the rest of a call waits for the first picture, in milliseconds. */
const longest = 1_000

/**
 * Whether the first picture has come, or has had its time. Until then nothing is loaded that can wait: on a slow machine
 * it would hold the picture up by as much again. `onPicture` is to be called with whether there is one.
 */
export function useCalm(inCall: boolean) {
  const [calm, setCalm] = useState(false)
  useEffect(() => {
    if (!inCall || calm) return undefined
    const timer = setTimeout(() => setCalm(true), longest)
    return () => clearTimeout(timer)
  }, [inCall, calm])
  const onPicture = useCallback((visible: boolean) => {
    if (visible) setCalm(true)
  }, [])
  return { calm, onPicture }
}
