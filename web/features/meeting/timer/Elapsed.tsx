import { useEffect, useState } from 'react'
import { elapsedText } from './agreedTime.ts'
import { messages } from './messages.ts'

/** How long the two have been talking on this page. */
export function Elapsed({ since }: { since: number }) {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  return (
    <span role="timer" aria-label={messages.elapsed} className="tabular-nums">
      {elapsedText(now - since)}
    </span>
  )
}
