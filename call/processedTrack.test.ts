import { expect, test } from 'vitest'
import { settle } from './fakeClock.ts'
import { FakeMediaDevices, FakeStream, FakeTrack } from './fakeMediaDevices.ts'
import { LocalMedia } from './localMedia.ts'

function fakeEffect() {
  const { promise: gate, resolve: release } = Promise.withResolvers<void>()
  const made: FakeTrack[] = []
  let closed = 0
  const apply = async ({ kind }: MediaStreamTrack) => {
    await gate
    const track = new FakeTrack(kind === 'audio' ? 'audio' : 'video')
    made.push(track)
    const close = () => {
      closed += 1
      track.stop()
    }
    return { track, close }
  }
  return { effect: { name: 'fake', apply }, made, closed: () => closed, release }
}

async function setUp() {
  const devices = new FakeMediaDevices()
  const media = new LocalMedia({ devices, createStream: () => new FakeStream(), changed() {} })
  await media.open({ microphoneEnabled: true, cameraEnabled: true })
  return { devices, media }
}

test('an effect takes the place of the plain picture once it is ready, and gives it back', async () => {
  const { media } = await setUp()
  const plain = media.outgoing.video
  const { effect, made, closed, release } = fakeEffect()
  const setting = media.setEffect('camera', effect)
  expect(media.outgoing.video).toBe(plain)
  release()
  await setting
  expect(media.outgoing.video).toBe(made[0])
  expect(media.state.cameraStream?.getVideoTracks()).toEqual([made[0]])
  await media.setEffect('camera', null)
  expect(media.outgoing.video).toBe(plain)
  expect(closed()).toBe(1)
})

test('a camera that comes while an effect is set is never seen plain, and is given back whole', async () => {
  const { devices, media } = await setUp()
  const { effect, made, closed, release } = fakeEffect()
  await media.setCamera(false)
  await media.setEffect('camera', effect)
  await media.setCamera(true)
  expect(media.outgoing.video).toBeNull()
  release()
  await settle()
  expect(media.outgoing.video).toBe(made[0])
  await media.setCamera(false)
  expect(closed()).toBe(1)
  expect(devices.live.map(({ kind }) => kind)).toEqual(['audio'])
  expect(made[0]?.readyState).toBe('ended')
})

test('a failing effect gives the plain track, and says so', async () => {
  const { media } = await setUp()
  const plain = media.outgoing.video
  await media.setEffect('camera', { name: 'broken', apply: () => Promise.reject(new Error('no model')) })
  expect(media.outgoing.video).toBe(plain)
  expect(media.state.problems).toEqual([{ device: 'camera', code: 'media/effect-failed' }])
  expect(media.state.cameraEnabled).toBe(true)
})

test('mute reaches through an effect', async () => {
  const { media } = await setUp()
  const { effect, made, release } = fakeEffect()
  release()
  await media.setMicrophone(false)
  await media.setEffect('microphone', effect)
  expect(made[0]?.enabled).toBe(false)
  await media.setMicrophone(true)
  expect([made[0]?.enabled, media.state.microphoneTrack?.enabled]).toEqual([true, true])
})
