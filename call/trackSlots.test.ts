import { expect, test } from 'vitest'
import { FakeTrack } from './fakeMediaDevices.ts'
import { converse, type End, openEnd } from './linkEnds.ts'
import type { PeerMessage } from './peerMessages.ts'
import { transceiverOf } from './trackSlots.ts'

const hello: PeerMessage = { type: 'hello', features: ['screen'] }
const sent = (end: End) =>
  (['video', 'screen', 'screenAudio'] as const).map(
    (slot) => transceiverOf(end.connection, slot)?.sender.track,
  )

test('places for a screen come in one more exchange once the other page knows them', async () => {
  const [ada, grace] = [openEnd('impolite'), openEnd('polite')]
  ada.link.begin()
  await converse(ada, grace)
  const [camera, screen] = [new FakeTrack('video'), new FakeTrack('video')]
  for (const end of [ada, grace]) end.send({ video: camera, screen })
  expect(sent(grace)).toEqual([screen, undefined, undefined])
  for (const end of [grace, ada]) end.say(hello)
  await converse(ada, grace)
  expect([ada.connection.offers, grace.connection.offers]).toEqual([2, 0])
  for (const end of [ada, grace]) expect(sent(end)).toEqual([camera, screen, null])
  ada.say(hello)
  await converse(ada, grace)
  expect(ada.connection.offers).toBe(2)
})

test('a client that knows no place for a screen gets it in place of the camera', async () => {
  const [ada, grace] = [openEnd('impolite'), openEnd('polite')]
  ada.link.begin()
  await converse(ada, grace)
  const [camera, screen] = [new FakeTrack('video'), new FakeTrack('video')]
  ada.send({ video: camera, screen })
  expect(sent(ada)).toEqual([screen, undefined, undefined])
  ada.send({ screen: null })
  await converse(ada, grace)
  expect(sent(ada)).toEqual([camera, undefined, undefined])
  expect(ada.connection.offers).toBe(1)
})
