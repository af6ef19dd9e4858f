import { useSyncExternalStore } from 'react'

/** How often relative times are drawn anew, in ms. */
const beat = 15_000

const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined
let now = Date.now()

function tick() {
  now = Date.now()
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  if (listeners.size === 1) {
    timer = setInterval(tick, beat)
    // The clock stood still while nobody looked at it.
    tick()
  }
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) clearInterval(timer)
  }
}

/** The present time, renewed every 15 seconds by one clock for the whole page. */
export function useNow() {
  return new Date(useSyncExternalStore(subscribe, () => now))
}
