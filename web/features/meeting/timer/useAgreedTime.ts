import { useEffect, useState } from 'react'
import { systemClock } from '../../../../call/clock.ts'
import type { CoffeeChat } from '../../../../contract/chats.ts'
import { serverAhead, type TimeNotice, watchAgreedTime } from './agreedTime.ts'

/** What is to be said of the agreed time, by the server's clock; null while nothing is. */
export function useAgreedTime({ scheduledTime, durationMinutes }: CoffeeChat) {
  const [notice, setNotice] = useState<TimeNotice | null>(null)
  useEffect(() => {
    let stop: (() => void) | undefined
    let left = false
    const begin = async () => {
      const ahead = await askServer()
      const end = Date.parse(scheduledTime) + durationMinutes * 60_000
      if (!left) stop = watchAgreedTime(systemClock, end - Date.now() - ahead, setNotice)
    }
    void begin()
    return () => {
      left = true
      stop?.()
    }
  }, [scheduledTime, durationMinutes])
  return { notice, dismiss: () => setNotice(null) }
}

/** Zero where the server does not answer: our own clock is all there is then. */
async function askServer() {
  const askedAt = Date.now()
  try {
    const { headers } = await fetch('/healthz', { method: 'HEAD', cache: 'no-store' })
    return serverAhead({ date: headers.get('date'), askedAt, answeredAt: Date.now() }) ?? 0
  } catch {
    return 0
  }
}
