import { expect, test } from 'vitest'
import { FakeMediaDevices } from './fakeMediaDevices.ts'
import { ScreenShare } from './screenShare.ts'

function setUp() {
  const devices = new FakeMediaDevices()
  const share = new ScreenShare({ devices, changed: () => undefined })
  return { devices, share }
}

test('the sound of what is shared comes with the picture, and goes with it', async () => {
  const { devices, share } = setUp()
  devices.screenSound = true
  await share.start()
  expect([share.picture?.kind, share.sound?.kind]).toEqual(['video', 'audio'])
  share.stop()
  expect([share.picture, share.sound, ...devices.live]).toEqual([null, null])
})

test("the browser's own stop ends the sound as well", async () => {
  const { devices, share } = setUp()
  devices.screenSound = true
  await share.start()
  devices.tracks.find(({ kind }) => kind === 'video')?.end()
  expect([share.picture, share.sound, ...devices.live]).toEqual([null, null])
})

test('letters stay sharp unless movement is wished for, also in the middle', async () => {
  const { share } = setUp()
  await share.start()
  expect(share.picture?.contentHint).toBe('text')
  share.setMode('motion')
  expect(share.picture?.contentHint).toBe('motion')
  share.stop()
  await share.start()
  expect(share.picture?.contentHint).toBe('motion')
})

test('a second press while the picker is open asks nothing', async () => {
  const { devices, share } = setUp()
  const release = devices.hold()
  const [first, second] = [share.start(), share.start()]
  release()
  await Promise.all([first, second])
  expect(devices.tracks).toHaveLength(1)
})

test('what the picker gives after the end is stopped at once', async () => {
  const { devices, share } = setUp()
  devices.screenSound = true
  const release = devices.hold()
  const late = share.start()
  share.close()
  release()
  await late
  expect(devices.tracks).toHaveLength(2)
  expect(devices.live).toEqual([])
})
