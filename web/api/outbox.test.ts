import { expect, test } from 'vitest'
import { FakeStorage } from './fakeStorage.ts'
import { forgetConversations, Outbox, readPositionKey, roomsWithOutbox } from './outbox.ts'

const createdAt = '2026-11-24T15:00:00Z'
const open = (storage: FakeStorage, person = 'ada', room = 'room') => new Outbox(storage, person, room)
const add = (outbox: Outbox, ...ids: string[]) =>
  ids.map((id) => outbox.add({ id, message: `text of ${id}`, createdAt }))
const idsOf = (outbox: Outbox) => outbox.getState().map(({ id }) => id)

test('what waits is there after a reload, in the order in which it was sent, with its failures', () => {
  const storage = new FakeStorage()
  const before = open(storage)
  add(before, 'z', 'a', 'm')
  before.setFailure('a', 'room/ended')
  before.remove(new Set(['z']))
  const after = open(storage)
  expect(after.getState()).toEqual(before.getState())
  add(after, 'b')
  expect(idsOf(after)).toEqual(['a', 'm', 'b'])
  expect(after.getState()[0]).toMatchObject({ failure: 'room/ended', message: 'text of a' })
})

test('each account and each room has its own', () => {
  const storage = new FakeStorage()
  add(open(storage), 'one')
  add(open(storage, 'ada', 'other'), 'two')
  add(open(storage, 'grace'), 'three')
  expect(roomsWithOutbox(storage, 'ada')).toEqual(['room', 'other'])
  expect(idsOf(open(storage, 'grace'))).toEqual(['three'])
  storage.setItem(readPositionKey('ada', 'room'), '7')
  storage.setItem('another', 'stays')
  forgetConversations(storage)
  expect(storage.length).toBe(1)
})

test('two tabs undo nothing of each other’s', () => {
  const storage = new FakeStorage()
  const [first, second] = [open(storage), open(storage)]
  add(first, 'one')
  second.refresh()
  add(second, 'two')
  first.remove(new Set(['one']))
  add(first, 'three')
  second.refresh()
  first.refresh()
  expect(idsOf(first)).toEqual(['three', 'two'])
  expect(idsOf(second)).toEqual(idsOf(first))
})

test('a full storage loses nothing while the page lives', () => {
  const storage = new FakeStorage()
  const outbox = open(storage)
  add(outbox, 'kept')
  storage.full = true
  add(outbox, 'unkept')
  outbox.refresh()
  expect(idsOf(outbox)).toEqual(['kept', 'unkept'])
  storage.full = false
  outbox.setFailure('unkept', 'network')
  expect(idsOf(open(storage))).toEqual(['kept', 'unkept'])
})

test('no more than a hundred wait', () => {
  const outbox = open(new FakeStorage())
  const taken = add(outbox, ...Array.from({ length: 101 }, (_, number) => `${number}`))
  expect(taken.filter(Boolean)).toHaveLength(100)
  expect(outbox.getState()).toHaveLength(100)
})

test('what is not ours in the storage is passed over', () => {
  const storage = new FakeStorage()
  const values = [
    '{',
    'null',
    '[]',
    '{"id":1}',
    '{"id":"x","message":"y","createdAt":"z","order":"1","failure":null}',
  ]
  for (const [index, value] of values.entries()) storage.setItem(`avari.chat.outbox.ada.room.${index}`, value)
  expect(open(storage).getState()).toEqual([])
})
