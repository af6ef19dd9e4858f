import { useCallback, useEffect, useRef, useState } from 'react'

/** How long the rest of a call waits for the first picture, in milliseconds. */
const longest = 1_000
/** How long after the first picture, so that it is on the screen before the page is busy again. */
const pause = 150

/**
 * Whether the first picture is there, or has had its time. Until then nothing is loaded that can wait: on a slow machine
 * it would hold the picture up by as much again. `onPicture` is to be called with whether there is one.
 */
export function useCalm(inCall: boolean) {
  const [calm, setCalm] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const wait = useCallback((time: number) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setCalm(true), time)
  }, [])
  useEffect(() => {
    if (!inCall || calm) return undefined
    wait(longest)
    return () => clearTimeout(timer.current)
  }, [inCall, calm, wait])
  const onPicture = useCallback(
    (visible: boolean) => {
      if (visible) wait(pause)
    },
    [wait],
  )
  return { calm, onPicture }
}
