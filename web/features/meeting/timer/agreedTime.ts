import type { CancelTimer, Clock } from '../../../../call/clock.ts'

export type TimeNotice = 'soon' | 'over'

/** How long before the agreed end one is told, in milliseconds. */
const ahead = 5 * 60_000
/** Timers of browsers are counted in 31 bits. */
const longestWait = 3_600_000

/** How far the server's clock is ahead of ours, in milliseconds; null where the answer names no time. */
export function serverAhead(answer: {
  date: string | null
  askedAt: number
  answeredAt: number
}): number | null {
  const date = Date.parse(answer.date ?? '')
  // The header is cut to seconds.
  return Number.isNaN(date) ? null : date + 500 - (answer.askedAt + answer.answeredAt) / 2
}

/**
 * Tells once, five minutes before the agreed end, and once at the end. Who meets after the agreed time is not bothered.
 * @param left milliseconds until the end, as of now.
 */
export function watchAgreedTime(clock: Clock, left: number, tell: (notice: TimeNotice) => void): CancelTimer {
  const end = clock.now + left
  let due: TimeNotice[] = left > 0 ? ['soon', 'over'] : []
  let cancel: CancelTimer | null = null
  const look = () => {
    const [next] = due
    if (!next) return
    const wait = end - (next === 'soon' ? ahead : 0) - clock.now
    if (wait > 0) {
      cancel = clock.after(Math.min(wait, longestWait), look)
      return
    }
    due = due.slice(1)
    tell(next)
    look()
  }
  look()
  return () => cancel?.()
}

/** Minutes and seconds, with hours where there are any. */
export function elapsedText(milliseconds: number) {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000))
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, '0'))
  const hours = Math.floor(seconds / 3600)
  return [...(hours > 0 ? [String(hours)] : []), ...parts].join(':')
}
