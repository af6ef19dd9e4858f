import { expect, test } from 'vitest'
import { FakeClock } from './fakeClock.ts'
import { FakeMediaDevices } from './fakeMediaDevices.ts'
import { ScreenShare } from './screenShare.ts'

function setUp() {
  const devices = new FakeMediaDevices()
  const clock = new FakeClock()
  const share = new ScreenShare({ devices, now: () => clock.now, changed: () => undefined })
  return { devices, clock, share }
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

test('what the picker gives after a stop is stopped too, and sharing can begin anew', async () => {
  const { devices, share } = setUp()
  const release = devices.hold()
  const late = share.start()
  share.stop()
  const again = share.start()
  release()
  await Promise.all([late, again])
  expect(devices.tracks.map(({ readyState }) => readyState)).toEqual(['ended', 'live'])
  expect(share.picture).toBe(devices.live[0])
})

test('closing the picker is no failure; a refusal without a picker is one', async () => {
  const { devices, clock, share } = setUp()
  devices.failures.screen = 'NotAllowedError'
  const release = devices.hold()
  const dismissed = share.start()
  await clock.advance(400)
  release()
  await dismissed
  expect(share.problem).toBeNull()
  await share.start()
  expect(share.problem).toEqual({ device: 'screen', code: 'media/blocked-by-browser' })
  delete devices.failures.screen
  await share.start()
  expect([share.problem, share.picture?.kind]).toEqual([null, 'video'])
})

test.each([
  ['NotFoundError', 'media/not-found'],
  ['NotReadableError', 'media/in-use'],
  ['InvalidStateError', 'media/not-now'],
  ['SecurityError', 'media/blocked-by-browser'],
])('%s is told as %s', async (name, code) => {
  const { devices, share } = setUp()
  devices.failures.screen = name
  await share.start()
  expect(share.problem).toEqual({ device: 'screen', code })
})

test("the system's sound is offered only where our own page's is kept out of it", async () => {
  const { devices, share } = setUp()
  await share.start()
  share.stop()
  devices.ownSoundKeptOut = false
  await share.start()
  expect(devices.askedScreens).toMatchObject([
    { systemAudio: 'include', selfBrowserSurface: 'exclude' },
    { systemAudio: 'exclude', selfBrowserSurface: 'exclude' },
  ])
})
