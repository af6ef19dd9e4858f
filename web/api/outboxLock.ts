import type { OutboxSenderParts } from './outboxSender.ts'

export type OutboxLock = {
  /** The browser's; null where it has none. */
  locks: { request: (name: string, work: () => Promise<void>) => Promise<unknown> } | null
  name: string
  after: OutboxSenderParts['after']
}

/**
 * Milliseconds after which one sends without the lock: the browser may have put the tab that holds it to sleep, for hours.
 * The ids keep each message single then.
 */
const patience = 3_000

/** Holds the lock until `release`; `granted` settles once it is held, or the patience has run out. */
function hold({ locks, name, after }: OutboxLock) {
  const granted = Promise.withResolvers<void>()
  const released = Promise.withResolvers<void>()
  const forgetTimer = after(patience, granted.resolve)
  const take = () => {
    forgetTimer()
    granted.resolve()
    return released.promise
  }
  // A page that is being torn down is refused its locks.
  if (locks) locks.request(name, take).catch(take)
  else void take()
  return { granted: granted.promise, release: released.resolve }
}

/** One tab at a time sends from an outbox: takes the lock for each piece of work. */
export function onceExclusively(lock: OutboxLock): OutboxSenderParts['exclusively'] {
  return async (work) => {
    const { granted, release } = hold(lock)
    await granted
    try {
      await work()
    } finally {
      release()
    }
  }
}

/**
 * The same lock, kept from one message to the next until `stopped`. To ask for it each time would hold every message up, on
 * a busy machine by tens of milliseconds.
 */
export function untilStopped(lock: OutboxLock) {
  let held: ReturnType<typeof hold> | null = null
  return {
    exclusively: async (work: () => Promise<void>) => {
      held ??= hold(lock)
      await held.granted
      await work()
    },
    stopped: () => {
      held?.release()
      held = null
    },
  }
}
