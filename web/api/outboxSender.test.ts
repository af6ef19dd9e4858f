import { expect, test } from 'vitest'
import { FakeClock } from '../../call/fakeClock.ts'
import { ApiError } from './apiError.ts'
import { FakeStorage } from './fakeStorage.ts'
import { Outbox } from './outbox.ts'
import { OutboxSender } from './outboxSender.ts'

const createdAt = '2026-11-24T15:00:00Z'

/** Two tabs of one browser with a lock between them, each of which soon hears what the other one writes; every message fails. */
function openTwoTabs() {
  const clock = new FakeClock()
  const storage = new FakeStorage()
  const outboxes = [new Outbox(storage, 'ada', 'room'), new Outbox(storage, 'ada', 'room')] as const
  const write = storage.setItem.bind(storage)
  let posts = 0
  let lock = Promise.resolve()
  storage.setItem = (key, value) => {
    write(key, value)
    for (const outbox of outboxes) clock.after(5, () => outbox.refresh())
  }
  const senders = outboxes.map(
    (outbox) =>
      new OutboxSender({
        outbox,
        post: () => {
          posts += 1
          return new Promise((_, reject) => clock.after(20, () => reject(new ApiError('network', 0))))
        },
        posted: () => undefined,
        exclusively: (work) => {
          lock = lock.then(work)
          return lock
        },
        after: (milliseconds, work) => clock.after(milliseconds, work),
      }),
  )
  for (const sender of senders) sender.start()
  return { clock, storage, first: outboxes[0], second: outboxes[1], posts: () => posts }
}

test('two tabs with the same unsent message do not drive each other on', async () => {
  const { clock, first, posts } = openTwoTabs()
  first.add({ id: 'one', message: 'hello', createdAt })
  await clock.advance(10_000)
  // At once, and after 1, 3 and 7 seconds, in each of the two.
  expect(posts()).toBeLessThanOrEqual(8)
})

test('a press cuts the pause', async () => {
  const { clock, first, second, posts } = openTwoTabs()
  first.add({ id: 'one', message: 'hello', createdAt })
  await clock.advance(10_000)
  const before = posts()
  first.setFailure('one', null)
  await clock.advance(100)
  expect(posts()).toBeGreaterThan(before)
  expect(second.getState()).toMatchObject([{ failure: 'network' }])
})

test('what fails after sign-out is not written down again', async () => {
  const { clock, storage, first } = openTwoTabs()
  first.add({ id: 'one', message: 'hello', createdAt })
  await clock.advance(10)
  storage.removeItem('avari.chat.outbox.ada.room.one')
  await clock.advance(100)
  expect(storage.length).toBe(0)
})
