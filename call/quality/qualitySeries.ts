import type { QualitySample } from './statsReading.ts'

/** What the plots show of some time of the call; units as in QualitySample. */
export type QualityPoint = {
  at: number
  roundTripMs: number | null
  upBitrate: number | null
  downBitrate: number | null
  upLossRatio: number | null
  downLossRatio: number | null
  upFramesPerSecond: number | null
  downFramesPerSecond: number | null
}

export type QualitySeries = {
  points: readonly QualityPoint[]
  /** How many samples one point stands for. */
  samplesPerPoint: number
  /** Points of one sample each that do not make up a whole point yet. */
  rest: readonly QualityPoint[]
}

/** Most points that are kept: ten minutes by the second, and a call of any length in ever coarser ones. */
export const mostPoints = 600

export const emptySeries: QualitySeries = { points: [], samplesPerPoint: 1, rest: [] }

/** The series with one more sample. Its size is bounded: when it is full, each two neighbours become one. */
export function addSample(series: QualitySeries, sample: QualitySample): QualitySeries {
  const rest = [...series.rest, toPoint(sample)]
  if (rest.length < series.samplesPerPoint) return { ...series, rest }
  const points = [...series.points, mean(rest)]
  if (points.length < mostPoints) return { ...series, points, rest: [] }
  return { points: halve(points), samplesPerPoint: series.samplesPerPoint * 2, rest: [] }
}

function halve(points: readonly QualityPoint[]) {
  const halved: QualityPoint[] = []
  for (let index = 0; index < points.length; index += 2) halved.push(mean(points.slice(index, index + 2)))
  return halved
}

function toPoint({ at, roundTripMs, up, down }: QualitySample): QualityPoint {
  return {
    at,
    roundTripMs,
    upBitrate: up.bitrate,
    downBitrate: down.bitrate,
    upLossRatio: up.lossRatio,
    downLossRatio: down.lossRatio,
    upFramesPerSecond: up.framesPerSecond,
    downFramesPerSecond: down.framesPerSecond,
  }
}

function mean(points: readonly QualityPoint[]): QualityPoint {
  const of = (field: keyof QualityPoint) => {
    const known = points.map((point) => point[field]).filter((value) => value !== null)
    return known.length > 0 ? known.reduce((total, value) => total + value, 0) / known.length : null
  }
  return {
    at: points[0]?.at ?? 0,
    roundTripMs: of('roundTripMs'),
    upBitrate: of('upBitrate'),
    downBitrate: of('downBitrate'),
    upLossRatio: of('upLossRatio'),
    downLossRatio: of('downLossRatio'),
    upFramesPerSecond: of('upFramesPerSecond'),
    downFramesPerSecond: of('downFramesPerSecond'),
  }
}
