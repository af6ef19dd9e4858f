import { expect, test } from 'vitest'
import { settle } from './fakeClock.ts'
import { FakeMediaDevices, FakeStream, listedDevice } from './fakeMediaDevices.ts'
import { LocalMedia } from './localMedia.ts'

const [built, headset] = [listedDevice('built-in', true), listedDevice('headset')]
const wish = { microphoneEnabled: true, cameraEnabled: false, microphoneId: 'headset' }

async function setUp() {
  const devices = new FakeMediaDevices()
  devices.lists = { microphone: [built, headset], camera: [listedDevice('eye')], speaker: [] }
  const media = new LocalMedia({ devices, createStream: () => new FakeStream(), changed() {} })
  await media.open(wish)
  await settle()
  const usedId = () => media.outgoing.audio?.getSettings().deviceId
  return { devices, media, usedId, last: () => devices.tracks.at(-1) }
}

test('a headset pulled out gives way to what is there, and is taken again when it is back', async () => {
  const { devices, media, usedId, last } = await setUp()
  expect(usedId()).toBe('headset')
  devices.plug({ microphone: [built] })
  last()?.end()
  await settle()
  expect(usedId()).toBe('built-in')
  expect(media.state.replacement).toEqual({ device: 'microphone', label: 'The built-in', reason: 'gone' })
  expect(devices.live).toHaveLength(1)
  devices.plug({ microphone: [built, headset] })
  await settle()
  expect(usedId()).toBe('headset')
  expect(media.state.replacement).toMatchObject({ label: 'The headset', reason: 'back' })
  expect(devices.live).toHaveLength(1)
})

test('the track may end before the list tells', async () => {
  const { devices, usedId, last } = await setUp()
  devices.lists = { ...devices.lists, microphone: [built] }
  last()?.end()
  await settle()
  expect(usedId()).toBe('built-in')
})

test('somebody muted stays muted when the headset goes', async () => {
  const { devices, media, last, usedId } = await setUp()
  await media.setMicrophone(false)
  devices.lists = { ...devices.lists, microphone: [built] }
  last()?.end()
  await settle()
  expect(media.state).toMatchObject({ microphoneEnabled: false, microphoneTrack: null, problems: [] })
  await media.setMicrophone(true)
  expect(usedId()).toBe('default')
})

test('nothing left is a problem', async () => {
  const { devices, media, last } = await setUp()
  devices.plug({ microphone: [] })
  last()?.end()
  await settle()
  expect(media.state.problems).toEqual([{ device: 'microphone', code: 'media/lost' }])
})

test('a permission taken back is said, and mended when it is given again', async () => {
  const { devices, media, last, usedId } = await setUp()
  const { microphone } = devices.lists
  devices.permissions.microphone.state = 'prompt'
  devices.plug({ microphone: [] })
  last()?.end()
  await settle()
  expect(media.state.problems).toEqual([{ device: 'microphone', code: 'media/revoked' }])
  devices.lists = { ...devices.lists, microphone }
  devices.permissions.microphone.change('granted')
  await settle()
  expect(media.state).toMatchObject({ microphoneEnabled: true, problems: [] })
  expect(usedId()).toBe('headset')
})

test('a refusal is mended by the browser’s settings alone; another failure is not', async () => {
  const { devices, media } = await setUp()
  devices.failures.video = 'NotAllowedError'
  devices.permissions.camera.state = 'denied'
  await media.setCamera(true)
  await settle()
  expect(media.state.problems).toEqual([{ device: 'camera', code: 'media/denied' }])
  delete devices.failures.video
  devices.permissions.camera.change('granted')
  await settle()
  expect(media.state).toMatchObject({ cameraEnabled: true, problems: [] })
  devices.failures.video = 'NotReadableError'
  await media.setCamera(true)
  const asked = devices.asked.length
  devices.permissions.camera.change('granted')
  await settle()
  expect(devices.asked).toHaveLength(asked)
})

test('a device that stumbles is opened once more, not for ever', async () => {
  const { devices, media, last, usedId } = await setUp()
  last()?.end()
  await settle()
  expect(usedId()).toBe('headset')
  last()?.end()
  await settle()
  expect(media.state.problems).toEqual([{ device: 'microphone', code: 'media/lost' }])
  expect(devices.asked).toHaveLength(2)
})

test('closing lets go of the list and the permissions', async () => {
  const { devices, media } = await setUp()
  media.close()
  expect(devices.listeners.size).toBe(0)
})
