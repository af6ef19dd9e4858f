import { expect, test } from 'vitest'
import type { QualityPoint, QualitySeries } from '../../../../call/quality/qualitySeries.ts'
import { clockText, columnsOf, plotKinds } from './plots.ts'

const point = (second: number): QualityPoint => ({
  at: 1_000_000 + second * 1_000,
  roundTripMs: 40,
  upBitrate: 1_000_000,
  downBitrate: null,
  upLossRatio: 0.01,
  downLossRatio: 0,
  upFramesPerSecond: 30,
  downFramesPerSecond: 29,
})
const seriesOf = (seconds: number[], samplesPerPoint = 1): QualitySeries => ({
  points: seconds.map(point),
  samplesPerPoint,
  rest: [],
})

const [bitrate] = plotKinds
if (!bitrate) throw new Error('no plot')

test('draws each direction in its unit, from the start of the call', () => {
  expect(columnsOf(seriesOf([0, 1]), bitrate)).toEqual({
    times: [0, 1],
    columns: [
      [null, null],
      [1, 1],
    ],
  })
})

test('a silence breaks the line; the distance of coarse points does not', () => {
  expect(columnsOf(seriesOf([0, 1, 30]), bitrate)).toMatchObject({
    times: [0, 1, 2, 30],
    columns: [{}, [1, 1, null, 1]],
  })
  expect(columnsOf(seriesOf([0, 16, 32], 16), bitrate).times).toEqual([0, 16, 32])
})

test('says minutes and seconds', () => {
  expect([0, 59.6, 3_605].map(clockText)).toEqual(['0:00', '1:00', '60:05'])
})
