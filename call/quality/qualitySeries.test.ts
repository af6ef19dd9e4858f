import { expect, test } from 'vitest'
import { addSample, emptySeries, mostPoints } from './qualitySeries.ts'
import { sampleOf } from './sampleForTests.ts'

function seriesOf(seconds: number) {
  let series = emptySeries
  for (let second = 0; second < seconds; second += 1) {
    series = addSample(series, sampleOf({ at: second * 1_000, roundTripMs: second, up: { bitrate: null } }))
  }
  return series
}

test('a short call is kept by the second', () => {
  const { points } = seriesOf(100)
  expect(points).toHaveLength(100)
  expect(points[7]).toMatchObject({ at: 7_000, roundTripMs: 7, downBitrate: 1_500_000, upBitrate: null })
})

test('eight hours take no more room than ten minutes, and nothing of them is forgotten', () => {
  const { points, rest, samplesPerPoint } = seriesOf(8 * 3600)
  expect(points.length + rest.length).toBeLessThanOrEqual(mostPoints + samplesPerPoint)
  expect(points.length).toBeGreaterThan(mostPoints / 3)
  const [first, second] = points
  expect(first).toMatchObject({ at: 0, roundTripMs: (samplesPerPoint - 1) / 2 })
  expect(second?.at).toBe(samplesPerPoint * 1_000)
})
