import { expect, test } from 'vitest'
import { FakeTrack } from './fakeMediaDevices.ts'
import { FakeTransceiver } from './fakePeerConnection.ts'
import { sendFreshPictures } from './freshPictures.ts'

function openSender(active: (boolean | undefined)[], track: FakeTrack | null = new FakeTrack('video')) {
  const transceiver = new FakeTransceiver('video', 'sendrecv')
  const { sender } = transceiver
  sender.track = track
  sender.parameters.encodings = active.map((is) => (is === undefined ? {} : { active: is }))
  const applied: (boolean | undefined)[][] = []
  const setParameters = sender.setParameters.bind(sender)
  sender.setParameters = (parameters) => {
    applied.push(parameters.encodings.map((encoding) => encoding.active))
    return setParameters(structuredClone(parameters))
  }
  return { transceiver, applied }
}

test('what is sent is switched off and on, and what was off stays off', async () => {
  const { transceiver, applied } = openSender([true, undefined, false])
  await sendFreshPictures([transceiver, undefined])
  expect(applied).toEqual([
    [false, false, false],
    [true, true, false],
  ])
})

test('what is not sent is left alone', async () => {
  const [paused, empty] = [openSender([false]), openSender([true], null)]
  await sendFreshPictures([paused.transceiver, empty.transceiver])
  expect([...paused.applied, ...empty.applied]).toEqual([])
})
