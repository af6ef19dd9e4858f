import type { CancelTimer, Clock } from '../clock.ts'
import type { FilesWire } from './filesWire.ts'
import type { Pace } from './pace.ts'

/** Milliseconds between two looks at how long the call's own channel takes. */
const interval = 250
/** An answer that takes longer counts as late before it is here, in milliseconds. */
const late = 400

export type PathDelay = { close(): void }

export type PathDelayParts = {
  clock: Clock
  /** Over the call's own channel, which answers at once; false where it is not open. */
  ping(): boolean
  /** Every answer; the returned function ends it. */
  onPong(listener: () => void): () => void
}

/** Tells `pace` how long the call's own channel takes, as long as a file is under way. */
export function watchPathDelay(parts: PathDelayParts, pace: Pace, wire: FilesWire): PathDelay {
  const { clock } = parts
  let asked: number | null = null
  let cancel: CancelTimer | null = null
  const stopHearing = parts.onPong(() => {
    if (asked !== null) pace.answered(clock.now - asked, wire.buffered)
    asked = null
  })
  const look = () => {
    if (asked !== null && clock.now - asked > late) pace.late(wire.buffered)
    if (asked === null) {
      asked = clock.now
      if (!parts.ping()) asked = null
    }
    cancel = clock.after(interval, look)
  }
  look()
  return {
    close() {
      cancel?.()
      stopHearing()
    },
  }
}
