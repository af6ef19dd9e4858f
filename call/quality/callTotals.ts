import type { CallSummary } from '../../contract/summaries.ts'
import type { Level } from './qualityLevel.ts'
import type { QualitySample } from './statsReading.ts'

type Mean = { sum: number; weight: number }

/**
 * Running totals of a call, plain enough to be kept as JSON over a reload. Their size does not grow with the call:
 * round trips are counted in classes of 20 ms, the last of which is open.
 */
export type CallTotals = {
  seconds: number
  roundTrip: Mean
  roundTripClasses: number[]
  loss: Mean
  up: Mean
  down: Mean
  path: 'direct' | 'relay' | null
  levelSeconds: number[]
}

const classWidth = 20
const classCount = 100

const none: Mean = { sum: 0, weight: 0 }

export const noTotals: CallTotals = {
  seconds: 0,
  roundTrip: none,
  roundTripClasses: Array.from({ length: classCount }, () => 0),
  loss: none,
  up: none,
  down: none,
  path: null,
  levelSeconds: [0, 0, 0, 0, 0],
}

const add = ({ sum, weight }: Mean, value: number | null, seconds: number): Mean =>
  value === null ? { sum, weight } : { sum: sum + value * seconds, weight: weight + seconds }

const addAt = (values: readonly number[], index: number, amount: number) =>
  values.map((value, at) => (at === index ? value + amount : value))

/** The totals after one more sample, shown as `level`. */
export function addToTotals(totals: CallTotals, sample: QualitySample, level: Level): CallTotals {
  const { seconds, roundTripMs, up, down } = sample
  const roundTripClass =
    roundTripMs === null ? -1 : Math.min(classCount - 1, Math.floor(roundTripMs / classWidth))
  const losses = [up.lossRatio, down.lossRatio].filter((ratio) => ratio !== null)
  const loss = losses.length > 0 ? losses.reduce((sum, ratio) => sum + ratio, 0) / losses.length : null
  return {
    seconds: totals.seconds + seconds,
    roundTrip: add(totals.roundTrip, roundTripMs, seconds),
    roundTripClasses: addAt(totals.roundTripClasses, roundTripClass, seconds),
    loss: add(totals.loss, loss, seconds),
    up: add(totals.up, up.bitrate, seconds),
    down: add(totals.down, down.bitrate, seconds),
    path: sample.path ?? totals.path,
    levelSeconds: addAt(totals.levelSeconds, level, seconds),
  }
}

/** What is kept with the chat. */
export function summarize(totals: CallTotals): CallSummary {
  const [lost = 0, weak = 0, unsteady = 0, fair = 0, good = 0] = totals.levelSeconds.map(Math.round)
  return {
    connectedSeconds: Math.round(totals.seconds),
    meanRoundTripMs: rounded(meanOf(totals.roundTrip)),
    p95RoundTripMs: percentile(totals, 0.95),
    lossRatio: meanOf(totals.loss),
    upBitrate: rounded(meanOf(totals.up)),
    downBitrate: rounded(meanOf(totals.down)),
    path: totals.path,
    levelSeconds: [lost, weak, unsteady, fair, good],
  }
}

const meanOf = ({ sum, weight }: Mean) => (weight > 0 ? sum / weight : null)
const rounded = (value: number | null) => (value === null ? null : Math.round(value))

/** The upper end of the class that the percentile falls into, in milliseconds. */
function percentile({ roundTripClasses }: CallTotals, share: number) {
  const total = roundTripClasses.reduce((sum, count) => sum + count, 0)
  let counted = 0
  for (const [index, count] of roundTripClasses.entries()) {
    counted += count
    if (count > 0 && counted >= total * share) return (index + 1) * classWidth
  }
  return null
}

/** Totals that were kept as JSON; none where the text is not what this page would have kept. */
export function parseTotals(text: string | null): CallTotals {
  try {
    const kept: unknown = JSON.parse(text ?? 'null')
    return isTotals(kept) ? kept : noTotals
  } catch {
    return noTotals
  }
}

function isTotals(kept: unknown): kept is CallTotals {
  if (!isRecord(kept)) return false
  const means = [kept['roundTrip'], kept['loss'], kept['up'], kept['down']]
  return (
    isAmount(kept['seconds']) &&
    means.every((mean) => isRecord(mean) && isAmount(mean['sum']) && isAmount(mean['weight'])) &&
    isAmounts(kept['roundTripClasses'], classCount) &&
    isAmounts(kept['levelSeconds'], 5) &&
    ['direct', 'relay', null].some((path) => path === kept['path'])
  )
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
const isAmount = (value: unknown) => typeof value === 'number' && value >= 0
const isAmounts = (value: unknown, length: number) =>
  Array.isArray(value) && value.length === length && value.every(isAmount)
