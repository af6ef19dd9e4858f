import { expect, test } from 'vitest'
import { settle } from '../../../../call/fakeClock.ts'
import { FakeMessageWire } from './fakeMessageWire.ts'
import { createMessageLogs, openMessageLog, textsOf, unreadOf } from './testMessageLog.ts'

test('history loads in order, and is unread until one has read it', async () => {
  const { log, texts, unread, newLoad } = await openMessageLog('one', 'two')
  expect(texts()).toEqual(['one', 'two'])
  expect(log.getState().loading).toBe(false)
  expect(unread()).toBe(2)
  log.markRead(1)
  const { log: again } = newLoad()
  again.online()
  await settle()
  expect(unreadOf(again)).toBe(1)
})

test('who has written in a room has read what stands above, on whichever device', async () => {
  const wire = new FakeMessageWire()
  wire.say('one')
  wire.say('mine', 'ada')
  wire.say('two')
  const { log } = createMessageLogs(wire).newLoad()
  log.online()
  await settle()
  expect(unreadOf(log)).toBe(1)
})

test('what one sends shows at once, and once when it is stored and comes live', async () => {
  const { wire, log, texts } = await openMessageLog()
  log.send('  hello  ')
  expect(log.getState().outgoing).toMatchObject([{ message: 'hello', failure: null }])
  await settle()
  for (const message of wire.stored) log.posted(message)
  expect(texts()).toEqual(['hello'])
  expect(log.getState().outgoing).toEqual([])
})

test('nothing but spaces is not sent', async () => {
  const { log, wire } = await openMessageLog()
  log.send(' \n ')
  await settle()
  expect(wire.stored).toEqual([])
  expect(log.getState().outgoing).toEqual([])
})

test('what did not arrive says so, and a retry sends the same message', async () => {
  const { wire, log, texts } = await openMessageLog()
  wire.answersLost = true
  log.send('hello')
  await settle()
  expect(log.getState().outgoing).toMatchObject([{ id: 'own-1', failure: 'network' }])
  wire.answersLost = false
  log.retry('own-1')
  await settle()
  expect(wire.stored).toHaveLength(1)
  expect(texts()).toEqual(['hello'])
  expect(log.getState().outgoing).toEqual([])
})

test('what is said while away arrives after the reconnect, once, in the server’s order', async () => {
  const { wire, log, texts } = await openMessageLog('one')
  log.offline()
  log.send('three')
  wire.say('two')
  await settle()
  expect(texts()).toEqual(['one'])
  log.online()
  await settle()
  expect(texts()).toEqual(['one', 'two', 'three'])
})

test('an answer lost with the line does not make two messages', async () => {
  const { wire, log, texts } = await openMessageLog()
  wire.answersLost = true
  log.send('hello')
  log.offline()
  await settle()
  expect(log.getState().outgoing).toMatchObject([{ failure: null }])
  wire.answersLost = false
  log.online()
  await settle()
  expect(texts()).toEqual(['hello'])
  expect(wire.stored).toHaveLength(1)
})

test('a live message that comes before the missed ones hides none of them', async () => {
  const { wire, log, texts } = await openMessageLog('one')
  log.offline()
  wire.say('two')
  log.online()
  log.posted(wire.say('three'))
  await settle()
  expect(texts()).toEqual(['one', 'two', 'three'])
  expect(wire.fetched.at(-1)).toEqual({ after: 1 })
})

test('more than a page of missed messages comes page after page', async () => {
  const { wire, log, texts } = await openMessageLog('one')
  wire.pageSize = 2
  log.offline()
  for (const text of ['two', 'three', 'four', 'five', 'six']) wire.say(text)
  log.online()
  await settle()
  expect(texts()).toEqual(['one', 'two', 'three', 'four', 'five', 'six'])
})

test('a fetch that fails is tried again', async () => {
  const { wire, clock, log, texts } = await openMessageLog('one')
  log.offline()
  wire.say('two')
  wire.cut = true
  log.online()
  await settle()
  wire.cut = false
  await clock.advance(2_000)
  expect(texts()).toEqual(['one', 'two'])
})

test('older messages come before, and the cursor ends', async () => {
  const { wire, texts } = await openMessageLog()
  for (const text of ['one', 'two', 'three']) wire.say(text)
  wire.pageSize = 2
  const { log: late } = createMessageLogs(wire).newLoad()
  late.online()
  await settle()
  expect(late.getState().olderCursor).not.toBeNull()
  await Promise.all([late.loadOlder(), late.loadOlder()])
  expect(textsOf(late)).toEqual(['one', 'two', 'three'])
  expect(late.getState().olderCursor).toBeNull()
  expect(texts()).toEqual([])
})

test('unread counts the other one’s messages until they are read', async () => {
  const { wire, log, unread } = await openMessageLog('one')
  log.markRead(1)
  log.posted(wire.say('two'))
  log.posted(wire.say('mine', 'ada'))
  expect(unread()).toBe(1)
  log.markRead(3)
  expect(unread()).toBe(0)
})
