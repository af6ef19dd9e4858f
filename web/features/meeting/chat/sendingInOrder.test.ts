import { expect, test } from 'vitest'
import { settle } from '../../../../call/fakeClock.ts'
import { openMessageLog } from './testMessageLog.ts'

test('a message does not overtake an earlier one that may have arrived', async () => {
  const { wire, clock, log, texts } = await openMessageLog()
  wire.cut = true
  log.send('first')
  log.send('second')
  await settle()
  expect(log.getState().outgoing).toMatchObject([{ failure: 'network' }, { failure: null }])
  wire.cut = false
  log.send('third')
  await settle()
  expect(texts()).toEqual(['first', 'second', 'third'])
  expect(wire.stored.map(({ message }) => message)).toEqual(['first', 'second', 'third'])
  await clock.advance(60_000)
  expect(wire.stored).toHaveLength(3)
})

test('what did not arrive is tried again by itself, more and more rarely', async () => {
  const { wire, clock, log, texts } = await openMessageLog()
  wire.cut = true
  log.send('hello')
  await settle()
  await clock.advance(100_000)
  expect(wire.attempts).toBe(8)
  wire.cut = false
  await clock.advance(30_000)
  expect(texts()).toEqual(['hello'])
})

test('what is refused for good says why, holds nothing up, and can be given up', async () => {
  const { wire, clock, log, texts, newLoad } = await openMessageLog()
  wire.refusals.set('no', 'room/ended')
  log.send('no')
  log.send('yes')
  await settle()
  expect(log.getState().outgoing).toMatchObject([{ message: 'no', failure: 'room/ended' }])
  expect(texts()).toEqual(['yes'])
  await clock.advance(100_000)
  expect(wire.attempts).toBe(2)
  expect(newLoad().log.getState().outgoing).toMatchObject([{ failure: 'room/ended' }])
  log.discard('own-1')
  expect(log.getState().outgoing).toEqual([])
  expect(newLoad().log.getState().outgoing).toEqual([])
})

test('what was sent too fast for the server is on its way, not failed', async () => {
  const { wire, clock, log, texts } = await openMessageLog()
  wire.refusals.set('hello', 'rate-limited')
  log.send('hello')
  await settle()
  expect(log.getState().outgoing).toMatchObject([{ failure: null }])
  wire.refusals.clear()
  for (const text of ['how', 'are', 'you']) log.send(text)
  await clock.advance(900)
  expect(wire.attempts).toBe(1)
  await clock.advance(100)
  expect(texts()).toEqual(['hello'])
  await clock.advance(119)
  expect(texts()).toEqual(['hello'])
  await clock.advance(241)
  expect(texts()).toEqual(['hello', 'how', 'are', 'you'])
  log.send('well')
  await settle()
  expect(texts()).toHaveLength(5)
})

test('what was unsent when the page crashed is sent by the next load, once and in order', async () => {
  const { wire, log, texts, newLoad } = await openMessageLog()
  log.send('one')
  await settle()
  wire.answersLost = true
  log.send('two')
  await settle()
  log.offline()
  log.send('three')
  wire.answersLost = false
  const { log: again } = newLoad()
  expect(again.getState().outgoing.map(({ message }) => message)).toEqual(['two', 'three'])
  again.online()
  // The crashed page's other tab comes back, too.
  log.online()
  await settle()
  expect(wire.stored.map(({ message }) => message)).toEqual(['one', 'two', 'three'])
  expect(again.getState().stored).toEqual(wire.stored)
  expect(again.getState().outgoing).toEqual([])
  expect(texts()).toEqual(['one', 'two', 'three'])
})
