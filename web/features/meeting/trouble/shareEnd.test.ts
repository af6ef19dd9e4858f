import { expect, test } from 'vitest'
import { FakeClock } from '../../../../call/fakeClock.ts'
import { FakeStream, FakeTrack } from '../../../../call/fakeMediaDevices.ts'
import { ShareEnd } from './shareEnd.ts'

function share(end: ShareEnd) {
  const track = new FakeTrack('video')
  end.watch(new FakeStream([track]))
  return track
}

test('a share that the browser ends is news for a while', async () => {
  const clock = new FakeClock()
  const end = new ShareEnd(clock)
  const track = share(end)
  expect(end.recent).toBe(false)
  track.end()
  end.watch(null)
  expect(end.recent).toBe(true)
  await clock.advance(20_000)
  expect(end.recent).toBe(false)
})

test('one that we stop ourselves is none', () => {
  const end = new ShareEnd(new FakeClock())
  share(end).stop()
  end.watch(null)
  expect(end.recent).toBe(false)
})

test('the end of an earlier share does not shorten the news of a later one', async () => {
  const clock = new FakeClock()
  const end = new ShareEnd(clock)
  share(end).end()
  await clock.advance(15_000)
  const second = share(end)
  expect(end.recent).toBe(false)
  second.end()
  await clock.advance(15_000)
  expect(end.recent).toBe(true)
})
