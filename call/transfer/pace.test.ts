import { expect, test } from 'vitest'
import { FakeClock } from '../fakeClock.ts'
import { Pace } from './pace.ts'

/** Sends as fast as it may for a second, on a clock of milliseconds. */
async function sendForASecond(pace: Pace, clock: FakeClock) {
  const until = clock.now + 1_000
  let sent = 0
  while (clock.now < until) {
    const pause = pace.take(16_384)
    sent += 16_384
    await clock.advance(Math.max(1, pause))
  }
  return sent
}

test('as long as the call is answered at once, nothing is held back', () => {
  const pace = new Pace(new FakeClock())
  pace.answered(20, 0)
  expect(pace.take(16_384)).toBe(0)
  expect(pace.window).toBe(1024 * 1024)
})

test('a far-away answer is not a late one', async () => {
  const clock = new FakeClock()
  const pace = new Pace(clock)
  for (let round = 0; round < 5; round += 1) {
    await clock.advance(250)
    pace.answered(320, 0)
  }
  expect(pace.window).toBe(1024 * 1024)
})

/** Sends for ten seconds over a path that takes `capacity` bytes per second, behind a queue in front of the call. */
async function sendThroughQueue(capacity: number) {
  const clock = new FakeClock()
  const pace = new Pace(clock)
  let [queue, sent, late, held] = [0, 0, 0, 0]
  pace.answered(20, 0)
  for (let step = 0; step < 1_000; step += 1) {
    while (held <= clock.now && queue < pace.window) {
      held = clock.now + pace.take(16_384)
      queue += 16_384
      if (step >= 500) sent += 16_384
    }
    await clock.advance(10)
    queue = Math.max(0, queue - capacity / 100)
    const delay = 20 + (queue / capacity) * 1000
    if (step >= 500 && delay > 250) late += 1
    if (step % 25 === 0) pace.answered(delay, queue)
  }
  return { share: sent / 5 / capacity, late }
}

test.each([200_000, 1_000_000, 5_000_000])(
  'on a path of %d bytes per second it uses most of it, and the call is seldom late',
  async (capacity) => {
    const { share, late } = await sendThroughQueue(capacity)
    expect(share).toBeGreaterThan(0.6)
    expect(late).toBeLessThan(100)
  },
)

test('a single late answer on a busy machine does not stop it', async () => {
  const clock = new FakeClock()
  const pace = new Pace(clock)
  for (let round = 0; round < 40; round += 1) {
    await sendForASecond(pace, clock)
    pace.answered(round % 2 === 0 ? 20 : 300, 0)
  }
  expect(await sendForASecond(pace, clock)).toBeGreaterThan(1_000_000)
})

test('it never stops altogether', async () => {
  const clock = new FakeClock()
  const pace = new Pace(clock)
  for (let round = 0; round < 50; round += 1) {
    await clock.advance(250)
    pace.late(0)
  }
  expect(await sendForASecond(pace, clock)).toBeGreaterThan(30_000)
})
