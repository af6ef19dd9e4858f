import { expect, test } from 'vitest'
import { meterShare, smoothShare } from './audioLevel.ts'
import { FakeClock } from './fakeClock.ts'
import { FakeLevelMeter } from './fakeLevelMeter.ts'
import { FakeTrack } from './fakeMediaDevices.ts'
import { MicrophoneWatch } from './microphoneWatch.ts'

function setUp(muted = false) {
  const meter = new FakeLevelMeter()
  const clock = new FakeClock()
  const watch = new MicrophoneWatch(new FakeTrack('audio'), () => meter, clock)
  watch.setMuted(muted)
  const hear = async (level: number | null, milliseconds: number) => {
    meter.level = level
    await clock.advance(milliseconds)
    return watch.get().hint
  }
  return { meter, clock, watch, hear }
}

test('speaking muted is told after a word, and the hint goes by itself', async () => {
  const { hear } = setUp(true)
  expect(await hear(0.2, 500)).toBeNull()
  expect(await hear(0.2, 100)).toBe('muted')
  expect(await hear(0, 3_800)).toBe('muted')
  expect(await hear(0, 200)).toBeNull()
})

test('a cough, a fan and a quiet room are not speech', async () => {
  const { hear } = setUp(true)
  expect(await hear(0.5, 400)).toBeNull()
  await hear(0, 2_000)
  expect(await hear(0.5, 400)).toBeNull()
  expect(await hear(0.03, 60_000)).toBeNull()
})

test('a closed hint stays away for a minute', async () => {
  const { hear, watch } = setUp(true)
  expect(await hear(0.2, 700)).toBe('muted')
  watch.dismiss()
  expect(await hear(0.2, 59_000)).toBeNull()
  expect(await hear(0.2, 2_000)).toBe('muted')
})

test('unmuting ends the hint', async () => {
  const { hear, watch } = setUp(true)
  await hear(0.2, 700)
  watch.setMuted(false)
  expect(await hear(0.2, 100)).toBeNull()
})

test('ten seconds of nothing are a silent microphone, until it gives something', async () => {
  const { hear } = setUp()
  expect(await hear(0, 9_900)).toBeNull()
  expect(await hear(0, 100)).toBe('silent')
  expect(await hear(0.001, 100)).toBeNull()
  expect(await hear(0.0005, 60_000)).toBeNull()
})

test('muted silence is no fault, nor is what can’t be measured', async () => {
  const muted = setUp(true)
  expect(await muted.hear(0, 60_000)).toBeNull()
  const unmeasured = setUp()
  expect(await unmeasured.hear(null, 60_000)).toBeNull()
})

test('closing stops the measuring', async () => {
  const { watch, meter, clock } = setUp()
  watch.close()
  expect([meter.closed, clock.pending]).toEqual([true, 0])
})

test('a meter shows decibels, rises at once and falls slowly', async () => {
  expect([0, 0.001, 0.1, 1, 2].map((level) => Number(meterShare(level).toFixed(2)))).toEqual([
    0, 0, 0.67, 1, 1,
  ])
  expect(smoothShare(0.2, 0.8, 100)).toBe(0.8)
  expect(smoothShare(0.8, 0, 100)).toBeCloseTo(0.65)
  const { hear, watch } = setUp()
  await hear(1, 100)
  expect(watch.get().share).toBe(1)
})
