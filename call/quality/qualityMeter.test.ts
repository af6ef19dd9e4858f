import { expect, test } from 'vitest'
import { FakeClock, settle } from '../fakeClock.ts'
import { QualityMeter } from './qualityMeter.ts'
import { chromiumReports, firefoxReports } from './recordedReports.ts'
import type { StatsReport } from './reportReading.ts'

/** A connection that answers with the same two reports in turn, as often as it is asked. */
function connectionOf(reports: { before: StatsReport; after: StatsReport }) {
  let asked = 0
  const getStats = () => {
    asked += 1
    return Promise.resolve(asked % 2 ? reports.before : reports.after)
  }
  return { getStats, asked: () => asked }
}

test('shows a level after the first second, and looks once a second', async () => {
  const clock = new FakeClock()
  const meter = new QualityMeter({ clock })
  const connection = connectionOf(chromiumReports)
  meter.watch(connection)
  await settle()
  expect(meter.getState().level).toBeNull()
  await clock.advance(1_000)
  expect(meter.getState()).toMatchObject({ level: 3, latest: { path: 'direct' } })
  expect(meter.totals.seconds).toBeCloseTo(1, 1)
  await clock.advance(9_000)
  expect(connection.asked()).toBe(11)
  expect(meter.getState().series.points).toHaveLength(10)
})

test('forgets the level with the connection and keeps the course of the call', async () => {
  const clock = new FakeClock()
  const meter = new QualityMeter({ clock })
  meter.watch(connectionOf(chromiumReports))
  await settle()
  await clock.advance(1_000)
  meter.watch(null)
  expect(meter.getState()).toMatchObject({ level: null, latest: null })
  expect(clock.pending).toBe(0)
  meter.watch(connectionOf(firefoxReports))
  await settle()
  await clock.advance(1_000)
  expect(meter.getState().series.points).toHaveLength(2)
  expect(meter.getState().latest?.up.width).toBe(960)
})

test('an answer that comes after the end changes nothing', async () => {
  const clock = new FakeClock()
  const meter = new QualityMeter({ clock })
  const answer = Promise.withResolvers<StatsReport>()
  meter.watch({ getStats: () => answer.promise })
  meter.close()
  answer.resolve(chromiumReports.before)
  await settle()
  expect(clock.pending).toBe(0)
})

test('a connection that refuses is asked again', async () => {
  const clock = new FakeClock()
  const meter = new QualityMeter({ clock })
  let refusing = true
  const { getStats } = connectionOf(chromiumReports)
  meter.watch({ getStats: () => (refusing ? Promise.reject(new Error('busy')) : getStats()) })
  await clock.advance(3_000)
  refusing = false
  await clock.advance(2_000)
  expect(meter.getState().level).toBe(3)
})
