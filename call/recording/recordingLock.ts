import { lockName } from './recordingFolder.ts'

/**
 * Holds a recording's lock, which no other tab can have meanwhile and which ends with this page at the latest. Answers the
 * way to let it go; null where another tab holds it.
 */
export function holdLock(id: string): Promise<(() => void) | null> {
  return new Promise((resolve, reject) => {
    const held = navigator.locks.request(lockName(id), { ifAvailable: true }, (lock) => {
      if (!lock) return resolve(null)
      return new Promise<void>((release) => resolve(release))
    })
    held.catch(reject)
  })
}

/** The ids of the recordings that a tab writes now. */
export async function findHeld(): Promise<(id: string) => boolean> {
  const { held } = await navigator.locks.query()
  const names = new Set(held?.map(({ name }) => name))
  return (id) => names.has(lockName(id))
}
