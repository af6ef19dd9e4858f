import { expect, test } from 'vitest'
import { isOver, offeredTransfer, type TransferEvent, transferAfter } from './transferState.ts'

const offer = { id: 'one', name: 'a.txt', size: 10, mediaType: '' }
const after = (direction: 'outgoing' | 'incoming', ...events: TransferEvent[]) =>
  events.reduce(transferAfter, offeredTransfer(offer, direction))

const accepted: TransferEvent = { type: 'accepted', from: 0 }
const begun: TransferEvent = { type: 'begun', from: 0 }
const half: TransferEvent = { type: 'moved', to: 5 }
const all: TransferEvent = { type: 'all-moved' }
const cut: TransferEvent = { type: 'interrupted' }

test('a file goes from the offer to its end', () => {
  expect(after('outgoing', accepted)).toMatchObject({ status: 'accepted', moved: 0 })
  expect(after('outgoing', accepted, begun, half)).toMatchObject({ status: 'moving', moved: 5 })
  expect(after('outgoing', accepted, begun, half, all)).toMatchObject({ status: 'checking', moved: 10 })
  expect(after('outgoing', accepted, begun, all, { type: 'arrived', file: null })).toMatchObject({
    status: 'complete',
    moved: 10,
  })
})

test('nothing moves that was not accepted and begun', () => {
  expect(after('incoming', begun, half, all).status).toBe('offered')
  expect(after('incoming', accepted, half, all)).toMatchObject({ status: 'accepted', moved: 0 })
})

test('a cut leaves it accepted, and it goes on where the other side says', () => {
  expect(after('outgoing', cut).status).toBe('offered')
  expect(after('outgoing', accepted, begun, half, cut)).toMatchObject({ status: 'accepted', moved: 5 })
  const again = after('outgoing', accepted, begun, half, cut, { type: 'accepted', from: 3 })
  expect(again).toMatchObject({ status: 'accepted', moved: 3 })
})

test('what is being checked is asked for again by its sender alone', () => {
  expect(after('outgoing', accepted, begun, all, cut).status).toBe('accepted')
  expect(after('incoming', accepted, begun, all, cut).status).toBe('checking')
})

test('what is cancelled too late has arrived', () => {
  const arrived = { type: 'arrived', file: null } as const
  expect(after('outgoing', accepted, begun, all, { type: 'cancelled' }, arrived).status).toBe('complete')
  expect(after('incoming', accepted, begun, all, { type: 'cancelled' }, arrived).status).toBe('cancelled')
})

test.each<TransferEvent>([
  { type: 'declined' },
  { type: 'cancelled' },
  { type: 'failed', failure: 'damaged' },
  { type: 'arrived', file: null },
])('$type is an end', (end) => {
  const ended = after('outgoing', accepted, end)
  expect(isOver(ended)).toBe(true)
  for (const event of [accepted, begun, half, all, cut, { type: 'cancelled' } as const])
    expect(transferAfter(ended, event)).toBe(ended)
})
