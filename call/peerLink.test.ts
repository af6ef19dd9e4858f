import { expect, test } from 'vitest'
import { settle } from './fakeClock.ts'
import { FakeTrack } from './fakeMediaDevices.ts'
import { converse, expectAgreed, openEnd } from './linkEnds.ts'
import type { Candidate } from './signalingChannel.ts'

test('one exchange places both kinds on both sides, with or without a track', async () => {
  const [ada, grace] = [openEnd('impolite'), openEnd('polite')]
  ada.link.begin()
  await converse(ada, grace)
  expectAgreed(ada.connection, grace.connection)
  expect([ada.connection.offers, grace.connection.offers]).toEqual([1, 0])
})

test('tracks come and go without another exchange', async () => {
  const [ada, grace] = [openEnd('impolite'), openEnd('polite')]
  ada.link.begin()
  await converse(ada, grace)
  const camera = new FakeTrack('video')
  grace.send({ video: camera })
  await converse(ada, grace)
  expect(grace.connection.getTransceivers()[1]?.sender.track).toBe(camera)
  expect([ada.connection.offers, grace.connection.offers]).toEqual([1, 0])
})

test('a track is given to its sender once, though what is sent is told again and again', async () => {
  const [ada, grace] = [openEnd('impolite'), openEnd('polite')]
  ada.link.begin()
  await converse(ada, grace)
  const sender = ada.connection.getTransceivers()[1]?.sender
  if (!sender) throw new Error('no place for a picture')
  const given: unknown[] = []
  sender.replaceTrack = (track) => {
    given.push(track)
    return Promise.resolve()
  }
  const camera = new FakeTrack('video')
  for (const video of [camera, camera, null, null, camera]) ada.send({ video })
  expect(given).toEqual([camera, null, camera])
})

test('both offering at once: the impolite offer stands, and is for a connection without offers (C8)', async () => {
  const [ada, grace] = [openEnd('impolite'), openEnd('polite')]
  ada.link.begin()
  grace.link.begin()
  await settle()
  const [offer] = ada.wire
  if (!offer) throw new Error('no offer')
  grace.link.receiveDescription(offer.description, offer.epoch)
  grace.link.receiveCandidate({ candidate: 'one' })
  await converse(ada, grace)
  expect(grace.given).toContainEqual(offer)
  expect(grace.given).toContainEqual({ candidate: { candidate: 'one' } })
  expect(ada.passedOver()).toBe(1)
  const fresh = openEnd('polite')
  fresh.link.receiveDescription(offer.description, offer.epoch)
  await converse(ada, fresh)
  expectAgreed(ada.connection, fresh.connection)
})

test('an ICE restart of both at once agrees too', async () => {
  const [ada, grace] = [openEnd('impolite'), openEnd('polite')]
  ada.link.begin()
  await converse(ada, grace)
  ada.link.restart()
  grace.link.restart()
  await converse(ada, grace)
  expectAgreed(ada.connection, grace.connection)
  expect([ada.connection.restarts, grace.connection.restarts]).toEqual([1, 1])
})

test('an offer lost on the wire is made anew by a restart', async () => {
  const [ada, grace] = [openEnd('impolite'), openEnd('polite')]
  ada.link.begin()
  await settle()
  ada.wire.splice(0)
  expect(ada.link.facts.negotiating).toBe(true)
  ada.link.restart()
  await converse(ada, grace)
  expectAgreed(ada.connection, grace.connection)
})

test('an answer to an offer that was overtaken is not taken for one to the newest', async () => {
  const [ada, grace] = [openEnd('impolite'), openEnd('polite')]
  ada.link.begin()
  await settle()
  const [first] = ada.wire.splice(0)
  if (!first) throw new Error('no offer')
  ada.link.restart()
  await settle()
  const [second] = ada.wire.splice(0)
  if (!second) throw new Error('no second offer')
  grace.link.receiveDescription(first.description, first.epoch)
  await settle()
  for (const { description, epoch } of grace.wire.splice(0)) ada.link.receiveDescription(description, epoch)
  await settle()
  expect(ada.link.facts.negotiating).toBe(true)
  grace.link.receiveDescription(second.description, second.epoch)
  await converse(ada, grace)
  expectAgreed(ada.connection, grace.connection)
})

test('a ping is answered over the channel', async () => {
  const ada = openEnd('impolite')
  ada.link.begin()
  const [channel] = ada.connection.channels
  channel?.open()
  ada.say({ type: 'ping' })
  expect(channel?.sent.at(-1)).toBe('{"type":"pong"}')
})

test('files have a channel of their own, for those whose page takes any', () => {
  const ada = openEnd('impolite')
  ada.link.begin()
  const [, files] = ada.connection.channels
  ada.say({ type: 'hello', features: ['screen'] })
  expect(ada.filesChannels).toEqual([])
  ada.say({ type: 'hello', features: ['files'] })
  expect(ada.filesChannels).toEqual([files])
  ada.link.close()
  expect(files?.readyState).toBe('closed')
})

test('candidates that come before the offer are kept for it', async () => {
  const [ada, grace] = [openEnd('impolite'), openEnd('polite')]
  const early: Candidate[] = [{ candidate: 'one' }, { candidate: 'two' }]
  for (const candidate of early) grace.link.receiveCandidate(candidate)
  await settle()
  expect(grace.connection.candidates).toEqual([])
  ada.link.begin()
  await converse(ada, grace)
  expect(grace.connection.candidates.map(({ candidate }) => candidate)).toEqual(['one', 'two'])
})

test('the end of candidates, in each spelling, changes nothing', async () => {
  const [ada, grace] = [openEnd('impolite'), openEnd('polite')]
  for (const candidate of [null, '', { candidate: '' }] as const) grace.link.receiveCandidate(candidate)
  ada.link.begin()
  await converse(ada, grace)
  expect(grace.connection.candidates).toEqual([])
})

test('an offer that was passed over is given on with its candidates where ours stays unanswered', async () => {
  const [ada, stranger] = [openEnd('impolite'), openEnd('polite')]
  ada.link.begin()
  stranger.link.begin()
  await settle()
  const [offer] = stranger.wire.splice(0)
  if (!offer) throw new Error('no offer')
  ada.link.receiveDescription(offer.description, undefined)
  ada.link.receiveCandidate({ candidate: 'theirs' })
  await settle()
  expect(ada.given).toEqual([])
  ada.link.takePassedOver()
  await settle()
  const { description } = offer
  expect(ada.given).toEqual([{ description, epoch: undefined }, { candidate: { candidate: 'theirs' } }])
})

test('bad SDP neither throws nor ends the line', async () => {
  const [ada, grace] = [openEnd('impolite'), openEnd('polite')]
  grace.link.receiveDescription({ type: 'offer', sdp: 'nonsense' }, undefined)
  grace.link.receiveDescription({ type: 'answer', sdp: 'nonsense' }, undefined)
  await settle()
  expect(grace.wire).toEqual([])
  ada.link.begin()
  await converse(ada, grace)
  expectAgreed(ada.connection, grace.connection)
})

test('an offer without a picture is answered, and a second exchange brings ours', async () => {
  const grace = openEnd('polite')
  grace.link.receiveDescription({ type: 'offer', sdp: 'v=0\nm=audio 9 fake\n' }, undefined)
  await settle()
  expect(grace.wire.map(({ description }) => description.type)).toEqual(['answer', 'offer'])
})

test('after closing nothing is sent', async () => {
  const ada = openEnd('impolite')
  ada.link.begin()
  ada.link.close()
  ada.link.close()
  ada.link.restart()
  await settle()
  expect(ada.wire).toEqual([])
  expect(ada.connection.closed).toBe(1)
  expect(ada.connection.channels[0]?.readyState).toBe('closed')
})
