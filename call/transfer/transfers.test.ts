import { expect, test } from 'vitest'
import { memoryKeep } from './memoryKeep.ts'
import {
  connect,
  converse,
  limit,
  offerOf,
  openPage,
  type Page,
  pass,
  setUpPair,
  someBytes,
  sourceOf,
} from './transferSetUp.ts'

async function receivedBytes(page: Page) {
  const { file } = page.only()
  return file && new Uint8Array(await file.arrayBuffer())
}

test('a file is offered, accepted and arrives as it was', async () => {
  const { ada, grace, ends } = await setUpPair()
  const bytes = someBytes(100_000)
  offerOf(ada, bytes, 'notes.txt')
  await converse(ends)
  expect(grace.only()).toMatchObject({ direction: 'incoming', name: 'notes.txt', status: 'offered' })
  void grace.transfers.accept(grace.only().id)
  await converse(ends)
  expect([ada.only().status, grace.only().status]).toEqual(['complete', 'complete'])
  expect(await receivedBytes(grace)).toEqual(bytes)
})

test('an empty file arrives, too', async () => {
  const { ada, grace, ends } = await setUpPair()
  offerOf(ada, someBytes(0))
  await converse(ends)
  void grace.transfers.accept(grace.only().id)
  await converse(ends)
  expect([ada.only().status, grace.only().status]).toEqual(['complete', 'complete'])
})

test('nothing is sent before it is accepted, and nothing after it is declined', async () => {
  const { ada, grace, ends } = await setUpPair()
  offerOf(ada, someBytes(100_000))
  await converse(ends)
  grace.transfers.decline(grace.only().id)
  await converse(ends)
  expect([ada.only(), grace.only()]).toMatchObject([
    { status: 'declined', moved: 0 },
    { status: 'declined', moved: 0 },
  ])
})

test('several files go one after the other, both ways at once', async () => {
  const { ada, grace, ends } = await setUpPair()
  for (const size of [50_000, 20_000, 70_000]) {
    offerOf(ada, someBytes(size, size))
    offerOf(grace, someBytes(size, size + 1))
  }
  await converse(ends)
  for (const page of [ada, grace])
    for (const { id, direction } of page.transfers.getState())
      if (direction === 'incoming') void page.transfers.accept(id)
  await converse(ends)
  const statuses = [...ada.transfers.getState(), ...grace.transfers.getState()].map(({ status }) => status)
  expect(statuses).toEqual(Array.from({ length: 12 }, () => 'complete'))
})

test.each(['sender', 'receiver'] as const)('the %s gives it up on the way', async (who) => {
  const { ada, grace, ends } = await setUpPair()
  offerOf(ada, someBytes(limit))
  await converse(ends)
  void grace.transfers.accept(grace.only().id)
  for (let round = 0; round < 10; round += 1) {
    await pass()
    for (const end of ends) end.deliver()
  }
  expect(grace.only()).toMatchObject({ status: 'moving' })
  const page = who === 'sender' ? ada : grace
  page.transfers.cancel(page.only().id)
  await converse(ends)
  expect([ada.only().status, grace.only().status]).toEqual(['cancelled', 'cancelled'])
})

test('what is offered while nobody is there waits, and so does the answer', async () => {
  const [ada, grace] = [openPage(), openPage()]
  const bytes = someBytes(40_000)
  offerOf(ada, bytes)
  expect(ada.only().status).toBe('offered')
  const ends = connect(ada, grace)
  await converse(ends)
  for (const end of ends) end.close()
  void grace.transfers.accept(grace.only().id)
  await pass()
  await converse(connect(ada, grace))
  expect(await receivedBytes(grace)).toEqual(bytes)
})

test('who listens later than the other is offered everything all the same', async () => {
  const [ada, grace] = [openPage(), openPage()]
  const ends = connect(ada, grace)
  grace.transfers.connect(null)
  offerOf(ada, someBytes(10))
  await converse(ends)
  expect(grace.transfers.getState()).toEqual([])
  grace.transfers.connect(ends[1])
  await converse(ends)
  expect(grace.only().status).toBe('offered')
})

test('at most a megabyte waits in the channel', async () => {
  const { ada, grace, ends } = await setUpPair()
  offerOf(ada, someBytes(limit))
  await converse(ends)
  void grace.transfers.accept(grace.only().id)
  await pass()
  ends[1].deliver()
  for (let round = 0; round < 200; round += 1) await pass()
  expect(ends[0].bufferedAmount).toBeGreaterThan(900_000)
  expect(ends[0].bufferedAmount).toBeLessThanOrEqual(1024 * 1024)
  await converse(ends)
  expect(grace.only().status).toBe('complete')
})

test('a reload of the receiver’s page goes on where its bytes end', async () => {
  const { ada, grace, ends } = await setUpPair()
  const bytes = someBytes(500_000)
  offerOf(ada, bytes)
  await converse(ends)
  void grace.transfers.accept(grace.only().id)
  for (let round = 0; round < 12; round += 1) {
    await pass()
    for (const end of ends) end.deliver()
  }
  const before = grace.only().moved
  expect(before).toBeGreaterThan(0)
  for (const end of ends) end.close()
  const reloaded = openPage(grace.keep)
  const again = connect(ada, reloaded)
  await pass()
  await converse(again)
  expect(await receivedBytes(reloaded)).toEqual(bytes)
})

test('what the sender’s page has no more is told to be gone', async () => {
  const { ada, grace, ends } = await setUpPair()
  offerOf(ada, someBytes(10))
  await converse(ends)
  for (const end of ends) end.close()
  await converse(connect(openPage(), grace))
  expect(grace.only()).toMatchObject({ status: 'failed', failure: 'gone' })
})

test('a file that can’t be read any more fails on both sides, and may be tried again', async () => {
  const { ada, grace, ends } = await setUpPair()
  const bytes = someBytes(10)
  let readable = false
  const read = (from: number, to: number) =>
    readable ? Promise.resolve(bytes.slice(from, to)) : Promise.reject(new Error('gone'))
  ada.transfers.offer({ name: 'a', size: 10, type: '' }, { read })
  await converse(ends)
  void grace.transfers.accept(grace.only().id)
  await converse(ends)
  expect([ada.only().failure, grace.only().status]).toEqual(['unreadable', 'cancelled'])
  readable = true
  const { id } = ada.only()
  for (const _ of ['press', 'double press']) ada.transfers.retry(id)
  expect(ada.transfers.getState()).toHaveLength(1)
  await converse(ends)
  void grace.transfers.accept(grace.transfers.getState()[1]?.id ?? '')
  await converse(ends)
  expect(ada.only().status).toBe('complete')
})

test('where there is no space both are told', async () => {
  const full = { ...memoryKeep(), create: () => Promise.reject(new Error('full')) }
  const [ada, grace] = [openPage(), openPage(full)]
  const ends = connect(ada, grace)
  offerOf(ada, someBytes(10))
  await converse(ends)
  void grace.transfers.accept(grace.only().id)
  await converse(ends)
  expect([ada.only().failure, grace.only().failure]).toEqual(['no-space', 'no-space'])
})

const track = { id: '0f8fad5b-d9cb-469f-a165-70867728950e', name: 'a.webm', size: 50_000, mediaType: '' }
const studio = { recordingId: track.id, offsetMs: 120 }

const take = () => Promise.resolve('take' as const)

test('a studio track is taken without a question, and goes on after a reload of either page (R8)', async () => {
  const bytes = someBytes(track.size)
  const [ada, grace] = [openPage(), openPage(undefined, take)]
  ada.transfers.offerAgain({ ...track, studio }, sourceOf(bytes))
  const ends = connect(ada, grace)
  for (let round = 0; round < 6; round += 1) {
    await pass()
    for (const end of ends) end.deliver()
  }
  for (const end of ends) end.close()
  const [adaAgain, graceAgain] = [openPage(), openPage(grace.keep, take)]
  adaAgain.transfers.offerAgain({ ...track, studio }, sourceOf(bytes))
  await converse(connect(adaAgain, graceAgain))
  expect(adaAgain.only().status).toBe('complete')
  expect(graceAgain.only()).toMatchObject({ status: 'complete', studio })
  expect(await receivedBytes(graceAgain)).toEqual(bytes)
})

test('what the other side has already is not sent again', async () => {
  const [ada, grace] = [openPage(), openPage(undefined, () => Promise.resolve('have'))]
  ada.transfers.offerAgain({ ...track, studio }, sourceOf(someBytes(track.size)))
  await converse(connect(ada, grace))
  expect(ada.only().status).toBe('complete')
  expect(grace.transfers.getState()).toEqual([])
})
