import type { QualityPoint, QualitySeries } from '../../../../call/quality/qualitySeries.ts'
import { messages } from './messages.ts'

type Line = { label: string; tone: 'accent' | 'crema'; valueOf: (point: QualityPoint) => number | null }
export type PlotKind = { title: string; unit: string; lines: readonly Line[] }

const scaled = (value: number | null, factor: number) => (value === null ? null : value * factor)
const { plots, units, sent, received } = messages

/** What is drawn over the call, from top to bottom. */
export const plotKinds: readonly PlotKind[] = [
  {
    title: plots.bitrate,
    unit: units.megabits,
    lines: [
      { label: received, tone: 'accent', valueOf: ({ downBitrate }) => scaled(downBitrate, 1e-6) },
      { label: sent, tone: 'crema', valueOf: ({ upBitrate }) => scaled(upBitrate, 1e-6) },
    ],
  },
  {
    title: plots.roundTrip,
    unit: units.milliseconds,
    lines: [{ label: plots.roundTrip, tone: 'accent', valueOf: ({ roundTripMs }) => roundTripMs }],
  },
  {
    title: plots.loss,
    unit: units.percent,
    lines: [
      { label: received, tone: 'accent', valueOf: ({ downLossRatio }) => scaled(downLossRatio, 100) },
      { label: sent, tone: 'crema', valueOf: ({ upLossRatio }) => scaled(upLossRatio, 100) },
    ],
  },
  {
    title: plots.framesPerSecond,
    unit: units.framesPerSecond,
    lines: [
      { label: received, tone: 'accent', valueOf: ({ downFramesPerSecond }) => downFramesPerSecond },
      { label: sent, tone: 'crema', valueOf: ({ upFramesPerSecond }) => upFramesPerSecond },
    ],
  },
]

/** A silence longer than this many points breaks the line: nothing was measured in between. */
const gapPoints = 4

/** Seconds since the start of the call, and for each line its values. */
export function columnsOf({ points, samplesPerPoint }: QualitySeries, { lines }: PlotKind) {
  const start = points[0]?.at ?? 0
  const times: number[] = []
  const columns: (number | null)[][] = lines.map(() => [])
  for (const [index, point] of points.entries()) {
    const before = points[index - 1]
    if (before && point.at - before.at > gapPoints * samplesPerPoint * 1_000) {
      times.push((before.at - start) / 1_000 + samplesPerPoint)
      for (const column of columns) column.push(null)
    }
    times.push((point.at - start) / 1_000)
    for (const [line, column] of columns.entries()) column.push(lines[line]?.valueOf(point) ?? null)
  }
  return { times, columns }
}

/** Minutes and seconds since the start. */
export function clockText(seconds: number) {
  const whole = Math.round(seconds)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}
