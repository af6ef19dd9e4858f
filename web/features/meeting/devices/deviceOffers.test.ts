import { expect, test } from 'vitest'
import { listedDevice } from '../../../../call/fakeMediaDevices.ts'
import { noDevices } from '../../../../call/mediaDevices.ts'
import { deviceOffers } from './deviceOffers.ts'

const before = { ...noDevices, microphone: [listedDevice('built-in')], speaker: [listedDevice('loud')] }
const part = (id: string, label: string) => ({ id, label, groupId: 'pods', isDefault: false })

test('a headset is offered once, with both its parts', () => {
  const now = {
    ...before,
    microphone: [...before.microphone, part('m', 'AirPods (05ac:200e)')],
    speaker: [...before.speaker, part('s', 'AirPods speakers')],
  }
  expect(deviceOffers(before, now)).toEqual([{ label: 'AirPods', microphoneId: 'm', speakerId: 's' }])
})

test('nothing is offered before the devices have names, nor when one goes', () => {
  expect(deviceOffers(noDevices, before)).toEqual([])
  expect(deviceOffers(before, noDevices)).toEqual([])
})
