import type { CallMessage } from '../../../../contract/rooms.ts'

/** Both lists as one, each message once, in the server's order. The first list itself where nothing is new. */
export function mergeMessages(known: readonly CallMessage[], more: readonly CallMessage[]) {
  const ids = new Set(known.map(({ id }) => id))
  const fresh = more.filter(({ id }) => !ids.has(id))
  return fresh.length === 0 ? known : [...known, ...fresh].toSorted((one, other) => one.seq - other.seq)
}

/** How many messages of the other one are newer than `readSeq` (T5). */
export function countUnread(messages: readonly CallMessage[], personId: string, readSeq: number) {
  return messages.filter(({ seq, userId }) => seq > readSeq && userId !== personId).length
}
