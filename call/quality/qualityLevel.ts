import type { QualitySample } from './statsReading.ts'

/** How good a connection is: 0 hardly there, 4 nothing to wish for. */
const levels = [0, 1, 2, 3, 4] as const
export type Level = (typeof levels)[number]

/** The greatest value that each level from 4 down to 1 bears. ITU-T G.114 calls 400 ms one way the limit of a conversation. */
const limits = {
  roundTripMs: [250, 500, 900, 1_600],
  lossRatio: [0.02, 0.05, 0.1, 0.25],
  jitterMs: [40, 80, 150, 400],
} as const

function levelWithin(value: number | null, bounds: readonly number[]): Level {
  if (value === null) return 4
  const passed = bounds.filter((bound) => value > bound).length
  return levels[4 - passed] ?? 0
}

/** What one second of the call was like; its worst trait counts. */
export function levelOf({ roundTripMs, up, down }: QualitySample): Level {
  const loss = Math.max(up.lossRatio ?? 0, down.lossRatio ?? 0)
  const traits = [
    levelWithin(roundTripMs, limits.roundTripMs),
    levelWithin(loss, limits.lossRatio),
    levelWithin(down.jitterMs, limits.jitterMs),
    // A shared screen stands still by nature and is at times counted as frozen: no more than a hint.
    down.freezes ? 3 : 4,
    up.limitation === 'bandwidth' && (up.height ?? 0) < 360 ? 3 : 4,
  ] as const
  return traits.reduce<Level>((worst, level) => (level < worst ? level : worst), 4)
}

/** What is shown, and the latest seconds that spoke against it, newest last. */
export type ShownLevel = { level: Level; against: readonly Level[] }

/** A meter that flickers is of no use: it falls after two worse seconds in a row and rises after four better ones. */
const patience = { worse: 2, better: 4 } as const

/** What is shown after one more second. It moves no further than the mildest of the seconds that moved it. */
export function nextLevel(shown: ShownLevel | null, seen: Level): ShownLevel {
  if (!shown) return { level: seen, against: [] }
  const { level, against } = shown
  if (seen === level) return { level, against: [] }
  const worse = seen < level
  const agreeing = against.filter((other) => other < level === worse)
  const votes = [...(agreeing.length === against.length ? against : []), seen]
  if (votes.length < patience[worse ? 'worse' : 'better']) return { level, against: votes }
  const moved = votes.reduce((mild, vote) => (worse === vote > mild ? vote : mild))
  return { level: moved, against: [] }
}
