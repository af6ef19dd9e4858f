import { expect, test } from 'vitest'
import type { CallSummary } from '../../../contract/summaries.ts'
import { describeCall } from './callLine.ts'

const summary: CallSummary = {
  connectedSeconds: 1_850,
  meanRoundTripMs: 40,
  p95RoundTripMs: 80,
  lossRatio: 0,
  upBitrate: 1_000_000,
  downBitrate: 1_000_000,
  path: 'direct',
  levelSeconds: [0, 0, 0, 300, 1_550],
}

test('says how long, how well and which way', () => {
  expect(describeCall(summary)).toBe('31 min · good connection · direct')
  expect(describeCall({ ...summary, levelSeconds: [0, 900, 950, 0, 0], path: 'relay' })).toBe(
    '31 min · unsteady connection · through a relay',
  )
})

test('leaves out what is not known', () => {
  const unknown: CallSummary = { ...summary, connectedSeconds: 20, levelSeconds: [0, 0, 0, 0, 0], path: null }
  expect(describeCall(unknown)).toBe('less than a minute')
})
