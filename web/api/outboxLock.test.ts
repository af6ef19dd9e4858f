import { expect, test } from 'vitest'
import { FakeClock, settle } from '../../call/fakeClock.ts'
import { onceExclusively, untilStopped } from './outboxLock.ts'

/** Locks that another tab holds until `free`. */
function heldElsewhere() {
  const freed = Promise.withResolvers<void>()
  let running: Promise<unknown> = freed.promise
  return {
    free: freed.resolve,
    request: (_: string, work: () => Promise<void>) => {
      running = running.then(work)
      return running
    },
  }
}

function setUp() {
  const clock = new FakeClock()
  const locks = heldElsewhere()
  const after = (milliseconds: number, work: () => void) => clock.after(milliseconds, work)
  const sent: string[] = []
  const send = (text: string) => async () => void sent.push(text)
  return { clock, locks, sent, send, lock: { locks, name: 'outbox', after } }
}

test('a tab that sleeps with the lock holds nothing up for longer than three seconds', async () => {
  const { clock, sent, send, lock } = setUp()
  const { exclusively } = untilStopped(lock)
  void exclusively(send('first'))
  await clock.advance(2_999)
  expect(sent).toEqual([])
  await clock.advance(1)
  expect(sent).toEqual(['first'])
  void exclusively(send('second'))
  void onceExclusively(lock)(send('third'))
  await settle()
  expect(sent).toEqual(['first', 'second'])
  await clock.advance(3_000)
  expect(sent).toEqual(['first', 'second', 'third'])
})

test('who gets the lock sends at once, and gives it back', async () => {
  const { clock, locks, sent, send, lock } = setUp()
  void onceExclusively(lock)(send('first'))
  void onceExclusively(lock)(send('second'))
  locks.free()
  await settle()
  expect(sent).toEqual(['first', 'second'])
  expect(clock.pending).toBe(0)
})

test('without locks one just sends', async () => {
  const { sent, send, lock } = setUp()
  await untilStopped({ ...lock, locks: null }).exclusively(send('first'))
  expect(sent).toEqual(['first'])
})
