import { useSyncExternalStore } from 'react'

/** How often relative times are drawn anew, in ms. */
const beat = 15_000

const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined
let now = Date.now()

function subscribe(listener: () => void) {
  if (listeners.size === 0) {
    now = Date.now()
    timer = setInterval(() => {
      now = Date.now()
      for (const each of listeners) each()
    }, beat)
  }
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) clearInterval(timer)
  }
}

/** The present time, renewed every 15 seconds by one clock for the whole page. */
export function useNow() {
  return new Date(useSyncExternalStore(subscribe, () => now))
}
