import { useEffect, useRef, useState } from 'react'
import { makeSmaller, type SmallerSizeName } from '../../../call/recording/localRecordings.ts'
import { problemOf } from '../../../call/recording/recording.ts'
import { toast } from '../../ui/toast.ts'
import { messages } from './messages.ts'

/** Makes a smaller copy; `share` tells how far it is, from 0 to 1, and null while none is made. It ends with the page. */
export function useShrink(id: string, onMade: () => void) {
  const [share, setShare] = useState<number | null>(null)
  const running = useRef<AbortController | null>(null)
  const cancel = () => running.current?.abort()
  useEffect(() => () => running.current?.abort(), [])
  const shrink = async (size: SmallerSizeName) => {
    if (running.current) return
    const controller = new AbortController()
    running.current = controller
    setShare(0)
    try {
      await makeSmaller(id, { size, onProgress: setShare, signal: controller.signal })
      toast.good(messages.shrunk)
      onMade()
    } catch (error) {
      if (!controller.signal.aborted) toast.bad(messages.problems[problemOf(error, 'encoder-failed')])
    } finally {
      running.current = null
      setShare(null)
    }
  }
  return { share, shrink, cancel }
}
