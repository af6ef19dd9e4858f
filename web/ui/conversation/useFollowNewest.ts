import { type UIEvent, useCallback, useLayoutEffect, useRef, useState } from 'react'

/** This close to the end counts as being there, in pixels. */
const slack = 48

/**
 * Keeps a scrolling list at its newest entry, unless its reader has scrolled up (T1); what is put in before the first
 * entry then moves nothing under their eyes. `firstKey` and `lastKey` name the entries at the two ends.
 */
export function useFollowNewest(
  firstKey: string | undefined,
  lastKey: string | undefined,
  nearTop: () => void,
) {
  const ref = useRef<HTMLDivElement>(null)
  const heightBefore = useRef(0)
  const before = useRef({ firstKey, lastKey })
  const atEnd = useRef(true)
  const topBefore = useRef(0)
  const [behind, setBehind] = useState(false)

  useLayoutEffect(() => {
    const list = ref.current
    if (!list) return
    if (atEnd.current) list.scrollTop = list.scrollHeight
    else if (before.current.firstKey !== firstKey) list.scrollTop += list.scrollHeight - heightBefore.current
    else if (before.current.lastKey !== lastKey) setBehind(true)
    before.current = { firstKey, lastKey }
    heightBefore.current = list.scrollHeight
  }, [firstKey, lastKey])

  // What opens below the list, a keyboard say, leaves less of it: its newest entry stays in view.
  useLayoutEffect(() => {
    const list = ref.current
    if (!list) return undefined
    const observer = new ResizeObserver(() => {
      if (atEnd.current) list.scrollTop = list.scrollHeight
    })
    observer.observe(list)
    return () => observer.disconnect()
  }, [])

  const onScroll = (event: UIEvent<HTMLDivElement>) => {
    const { scrollTop, scrollHeight, clientHeight } = event.currentTarget
    // Only a reader moves upwards: the event of our own scrolling may come when the list has shrunk once more.
    const movedUp = scrollTop < topBefore.current
    topBefore.current = scrollTop
    if (scrollHeight - scrollTop - clientHeight < slack) {
      atEnd.current = true
      setBehind(false)
    } else if (movedUp) atEnd.current = false
    if (scrollTop < slack && scrollHeight > clientHeight) nearTop()
  }
  const toNewest = useCallback(() => {
    atEnd.current = true
    setBehind(false)
    if (ref.current) ref.current.scrollTop = ref.current.scrollHeight
  }, [])
  return { ref, onScroll, behind, toNewest }
}
