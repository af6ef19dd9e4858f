import { browserStorage, readPositionKey } from '../../../api/outbox.ts'

/** Up to which message everything was read, kept by this browser for each account and room (T5). */
export function readPosition(personId: string, roomId: string) {
  const key = readPositionKey(personId, roomId)
  return {
    get() {
      const kept = Number(browserStorage().getItem(key))
      return Number.isSafeInteger(kept) ? kept : 0
    },
    keep(seq: number) {
      try {
        browserStorage().setItem(key, String(seq))
      } catch {
        // The storage is full or refused: it is good for this page only.
      }
    },
  }
}
