/** Something that stands among the messages: behind the one with this number, or before all that have a higher one. */
export type Placed = { afterSeq: number }

/** Puts `entries` between messages, which are in the order of their numbers; entries of one place keep their order. */
export function weave<Message extends { seq: number }, Entry extends Placed>(
  stored: readonly Message[],
  entries: readonly Entry[],
): (Message | Entry)[] {
  const woven: (Message | Entry)[] = []
  const waiting = entries.toSorted((one, other) => one.afterSeq - other.afterSeq)
  for (const message of stored) {
    while (waiting[0] && waiting[0].afterSeq < message.seq) woven.push(...waiting.splice(0, 1))
    woven.push(message)
  }
  return [...woven, ...waiting]
}
