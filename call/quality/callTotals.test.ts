import { expect, test } from 'vitest'
import { callSummarySchema } from '../../contract/summaries.ts'
import { addToTotals, noTotals, parseTotals, summarize } from './callTotals.ts'
import { sampleOf } from './sampleForTests.ts'

function totalsOf(roundTrips: (number | null)[]) {
  let totals = noTotals
  for (const roundTripMs of roundTrips) {
    totals = addToTotals(totals, sampleOf({ roundTripMs, up: { lossRatio: 0.1, bitrate: null } }), 3)
  }
  return totals
}

test('sums up a call', () => {
  const roundTrips = Array.from({ length: 100 }, (_, second) => (second < 90 ? 40 : 1_010))
  const summary = summarize(totalsOf(roundTrips))
  expect(summary).toEqual({
    connectedSeconds: 100,
    meanRoundTripMs: 137,
    p95RoundTripMs: 1_020,
    lossRatio: expect.closeTo(0.05),
    upBitrate: null,
    downBitrate: 1_500_000,
    path: 'direct',
    levelSeconds: [0, 0, 0, 100, 0],
  })
  expect(callSummarySchema.parse(summary)).toEqual(summary)
})

test('knows nothing of a call that told nothing', () => {
  expect(summarize(noTotals)).toMatchObject({
    connectedSeconds: 0,
    meanRoundTripMs: null,
    p95RoundTripMs: null,
  })
  expect(summarize(totalsOf([null]))).toMatchObject({ connectedSeconds: 1, meanRoundTripMs: null })
})

test('goes on after a reload from what was kept', () => {
  const totals = totalsOf([10, 20])
  expect(parseTotals(JSON.stringify(totals))).toEqual(totals)
})

test('starts anew from what this page would not have kept', () => {
  const strange = { ...totalsOf([10]), levelSeconds: [1, 2] }
  for (const text of [null, '', '{', '[]', '{"seconds":"1"}', JSON.stringify(strange)]) {
    expect(parseTotals(text)).toBe(noTotals)
  }
})
