import { Temporal } from 'temporal-polyfill'

/**
 * What a clock on the wall in `zone` means as an instant (ISO 8601, UTC).
 * `gap`: the clocks skip that time, `next` is the first time after the gap that a clock shows, as "03:30".
 * `fold`: the clocks show it twice; the instant is the first of the two.
 */
export type WallTime =
  { kind: 'exact' | 'fold'; instant: string } | { kind: 'gap'; next: string } | { kind: 'incomplete' }

/** Reads a date ("2027-03-28") and a time ("02:30") as a clock in `zone` shows them. */
export function readWallTime(date: string, time: string, zone: string): WallTime {
  const wall = parse(date, time)
  if (!wall) return { kind: 'incomplete' }
  const earlier = wall.toZonedDateTime(zone, { disambiguation: 'earlier' })
  const later = wall.toZonedDateTime(zone, { disambiguation: 'later' })
  const instant = earlier.toInstant().toString()
  if (earlier.epochMilliseconds === later.epochMilliseconds) return { kind: 'exact', instant }
  // In a gap neither reading shows what was typed.
  if (!earlier.toPlainDateTime().equals(wall)) {
    return { kind: 'gap', next: later.toPlainTime().toString({ smallestUnit: 'minute' }) }
  }
  return { kind: 'fold', instant }
}

function parse(date: string, time: string) {
  try {
    return Temporal.PlainDateTime.from(`${date}T${time}`)
  } catch {
    return undefined
  }
}
