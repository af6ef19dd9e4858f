import { expect, test } from 'vitest'
import { FakeTrack } from './fakeMediaDevices.ts'
import { FakeTransceiver } from './fakePeerConnection.ts'
import { PictureHold } from './pictureHold.ts'

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

const wide = () => Promise.resolve(false)
const narrow = () => Promise.resolve(true)

test('what is sent is switched off and on, and what was off stays off', async () => {
  const { transceiver, applied } = openSender([true, undefined, false])
  const pictures = new PictureHold()
  await pictures.hold([transceiver, undefined])
  expect(applied).toEqual([[false, false, false]])
  await pictures.hold([transceiver])
  await pictures.release(wide)
  await pictures.release(wide)
  expect(applied.slice(1)).toEqual([[true, true, false]])
})

test('a release that comes at once waits for the hold', async () => {
  const { transceiver, applied } = openSender([true])
  const pictures = new PictureHold()
  await Promise.all([pictures.hold([transceiver]), pictures.release(wide)])
  expect(applied).toEqual([[false], [true]])
})

test('refusals while something else changes are outlasted', async () => {
  const { transceiver, applied } = openSender([true])
  const { sender } = transceiver
  const setParameters = sender.setParameters.bind(sender)
  let refusals = 0
  sender.setParameters = (parameters) => {
    refusals += 1
    return refusals % 5 ? Promise.reject(new Error('Changed meanwhile')) : setParameters(parameters)
  }
  const pictures = new PictureHold()
  await pictures.hold([transceiver])
  await pictures.release(wide)
  expect(applied).toEqual([[false], [true]])
})

test('what is not sent is left alone', async () => {
  const [paused, empty] = [openSender([false]), openSender([true], null)]
  const pictures = new PictureHold()
  await pictures.hold([paused.transceiver, empty.transceiver])
  await pictures.release(wide)
  expect([...paused.applied, ...empty.applied]).toEqual([])
})

test('another codec makes the browser forget what it kept to send again; the old one comes back', async () => {
  const [vp8, vp9, rtx] = ['video/VP8', 'video/VP9', 'video/rtx'].map((mimeType) => ({
    mimeType,
    clockRate: 90_000,
  }))
  for (const chosen of [undefined, vp9]) {
    const { transceiver } = openSender([true])
    const { sender } = transceiver
    Object.assign(sender.parameters, { codecs: [vp8, rtx, vp9] })
    Object.assign(sender.parameters.encodings[0] ?? {}, chosen && { codec: chosen })
    const pictures = new PictureHold()
    await pictures.hold([transceiver])
    expect(sender.parameters.encodings).toEqual([{ active: false, codec: chosen ? vp8 : vp9 }])
    await pictures.release(wide)
    expect(sender.parameters.encodings).toMatchObject([{ active: true, ...(chosen && { codec: chosen }) }])
    expect('codec' in (sender.parameters.encodings[0] ?? {})).toBe(chosen !== undefined)
  }
})

test('the first pictures on a narrow path are small, and then as they were', async () => {
  const { transceiver } = openSender([true])
  const { sender } = transceiver
  const scale = () => sender.parameters.encodings[0]?.scaleResolutionDownBy
  const pictures = new PictureHold()
  for (const [before, small, after] of [
    [undefined, 4, 1],
    [1.5, 4, 1.5],
    [6, 6, 6],
  ]) {
    sender.parameters.encodings = [{ active: true, ...(before && { scaleResolutionDownBy: before }) }]
    await pictures.hold([transceiver])
    await pictures.release(narrow)
    expect(scale()).toBe(small)
    await pictures.hold([transceiver])
    await pictures.release(narrow)
    await pictures.grow()
    expect(scale(), 'after a second silence that came at once').toBe(after)
  }
})

test('on a path that goes on as it was they have their size at once', async () => {
  const { transceiver } = openSender([true])
  const pictures = new PictureHold()
  await pictures.hold([transceiver])
  await pictures.release(wide)
  expect(transceiver.sender.parameters.encodings).toMatchObject([{ scaleResolutionDownBy: 1 }])
})

test('a size that was chosen after a silence stays', async () => {
  const { transceiver } = openSender([true])
  const pictures = new PictureHold()
  await pictures.hold([transceiver])
  await pictures.release(narrow)
  transceiver.sender.parameters.encodings = [{ active: true, scaleResolutionDownBy: 2 }]
  await pictures.grow()
  expect(transceiver.sender.parameters.encodings).toMatchObject([{ scaleResolutionDownBy: 2 }])
})
