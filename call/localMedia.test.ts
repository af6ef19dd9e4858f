import { expect, test } from 'vitest'
import { settle } from './fakeClock.ts'
import { FakeMediaDevices, FakeStream } from './fakeMediaDevices.ts'
import { LocalMedia } from './localMedia.ts'

const both = { microphoneEnabled: true, cameraEnabled: true }

function setUp(devices: FakeMediaDevices | undefined = new FakeMediaDevices()) {
  let changes = 0
  const media = new LocalMedia({
    devices,
    createStream: () => new FakeStream(),
    changed: () => {
      changes += 1
    },
  })
  return { devices, media, changes: () => changes }
}

test('both devices are asked for with one question', async () => {
  const { devices, media } = setUp()
  await media.open(both)
  expect(devices.asked).toHaveLength(1)
  expect(media.state).toMatchObject({ microphoneEnabled: true, cameraEnabled: true, problems: [] })
  expect(media.outgoing.video).toBe(media.state.cameraStream?.getVideoTracks()[0])
})

test('a camera that fails leaves the microphone working, and is named', async () => {
  const { devices, media } = setUp()
  devices.failures.video = 'NotReadableError'
  await media.open(both)
  expect(media.state).toMatchObject({
    microphoneEnabled: true,
    cameraEnabled: false,
    problems: [{ device: 'camera', code: 'media/in-use' }],
  })
  expect(media.outgoing).toMatchObject({ audio: { kind: 'audio' }, video: null })
})

test('a microphone that fails leaves the camera working; trying again mends it', async () => {
  const { devices, media } = setUp()
  devices.failures.audio = 'NotFoundError'
  await media.open(both)
  expect(media.state.problems).toEqual([{ device: 'microphone', code: 'media/not-found' }])
  expect(media.outgoing.video).not.toBeNull()
  delete devices.failures.audio
  await media.setMicrophone(true)
  expect(media.state).toMatchObject({ microphoneEnabled: true, problems: [] })
})

test('an insecure page has neither, and says so for both', async () => {
  const media = new LocalMedia({ devices: undefined, createStream: () => new FakeStream(), changed() {} })
  await media.open(both)
  expect(media.state.problems.map(({ device, code }) => [device, code])).toEqual([
    ['microphone', 'media/insecure-page'],
    ['camera', 'media/insecure-page'],
  ])
})

test('a refusal that is lifted while it is being named is asked again, not blamed on the system', async () => {
  const { devices, media } = setUp()
  devices.failures.video = 'NotAllowedError'
  devices.permission = (device) => {
    delete devices.failures.video
    devices.permissions.camera.state = 'granted'
    return Promise.resolve(devices.permissions[device])
  }
  await media.open(both)
  expect(media.state).toMatchObject({ cameraEnabled: true, problems: [] })
})

test('a system that keeps the camera to itself is asked twice and named', async () => {
  const { devices, media } = setUp()
  devices.failures.video = 'NotAllowedError'
  devices.permissions.camera.state = 'granted'
  await media.open({ microphoneEnabled: false, cameraEnabled: true })
  expect(devices.asked).toHaveLength(2)
  expect(media.state.problems).toEqual([{ device: 'camera', code: 'media/denied-by-system' }])
})

test('the camera off is given back, the microphone muted is kept', async () => {
  const { devices, media } = setUp()
  await media.open(both)
  await media.setCamera(false)
  await media.setMicrophone(false)
  expect(devices.live.map(({ kind, enabled }) => [kind, enabled])).toEqual([['audio', false]])
  expect(media.announced).toEqual({ microphoneEnabled: false, cameraEnabled: false, screenSharing: false })
  await media.setCamera(true)
  await media.setMicrophone(true)
  expect(devices.asked).toHaveLength(2)
  expect(devices.live).toHaveLength(2)
})

test('a camera switched off while the browser asks does not stay on', async () => {
  const { devices, media } = setUp()
  const release = devices.hold()
  const opening = media.open(both)
  await settle()
  await media.setCamera(false)
  release()
  await opening
  expect(media.state).toMatchObject({ cameraEnabled: false, microphoneEnabled: true })
  expect(devices.live.map(({ kind }) => kind)).toEqual(['audio'])
})

test('a device that goes away by itself is a problem, not a frozen picture', async () => {
  const { devices, media } = setUp()
  await media.open(both)
  devices.tracks.find(({ kind }) => kind === 'video')?.end()
  expect(media.outgoing.video).toBeNull()
  await settle()
  expect(media.state.problems).toEqual([{ device: 'camera', code: 'media/lost' }])
})

test('another camera takes the place of the first at once', async () => {
  const { devices, media } = setUp()
  await media.open(both)
  const before = media.outgoing.video
  await media.choose('camera', 'second')
  expect(devices.asked.at(-1)).toMatchObject({ video: { deviceId: { exact: 'second' } } })
  expect(before?.readyState).toBe('ended')
  expect(media.outgoing.video?.readyState).toBe('live')
})

test('a shared screen goes beside the camera until the browser ends it', async () => {
  const { devices, media } = setUp()
  await media.open(both)
  const camera = media.outgoing.video
  await media.screen.start()
  const screen = devices.tracks.at(-1)
  expect(media.outgoing).toMatchObject({ video: devices.tracks.at(-2), screen })
  expect(media.announced.screenSharing).toBe(true)
  screen?.end()
  expect(media.outgoing.video).toBe(camera)
  expect(media.state.screenStream).toBeNull()
})

test('a screen that fails is told', async () => {
  const { devices, media } = setUp()
  devices.failures.screen = 'NotReadableError'
  await media.screen.start()
  expect(media.state.problems).toEqual([{ device: 'screen', code: 'media/in-use' }])
})

test('closing stops every track, also those that come later, and tells nobody', async () => {
  const { devices, media, changes } = setUp()
  await media.open(both)
  await media.screen.start()
  const release = devices.hold()
  const late = media.choose('camera', 'second')
  await settle()
  media.close()
  media.close()
  const told = changes()
  release()
  await late
  expect(devices.tracks).toHaveLength(4)
  expect(devices.live).toEqual([])
  expect(changes()).toBe(told)
})

test('a phone gives one camera back before it opens the other', async () => {
  const { devices, media } = setUp()
  await media.open(both)
  const before = media.outgoing.video
  const release = devices.hold()
  const switching = media.switchCamera()
  expect(before?.readyState).toBe('ended')
  release()
  await switching
  expect(devices.asked.at(-1)).toMatchObject({ video: { facingMode: { ideal: 'environment' } } })
  await media.switchCamera()
  expect(devices.asked.at(-1)).toMatchObject({ video: { facingMode: { ideal: 'user' } } })
})

test('a camera that is off is ended, so that its lamp is off', async () => {
  const { media } = setUp()
  await media.open(both)
  const track = media.outgoing.video
  await media.setCamera(false)
  expect(track?.readyState).toBe('ended')
})
