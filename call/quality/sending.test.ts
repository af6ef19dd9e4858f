import { expect, test } from 'vitest'
import type { Encoding } from '../peerConnection.ts'
import { startOfAdaptation } from './adaptation.ts'
import { applySending, audioSending, contentOf, videoSending } from './sending.ts'

const at = (step: 0 | 2 | 4 | 5, cap = 2_500_000) => ({ ...startOfAdaptation, step, cap, sending: 9 })
const alone = { withOther: false }

test('a camera gets smaller, text slower; both end before the voice does', () => {
  expect(videoSending(at(2, 500_000), 'camera', alone)).toMatchObject({
    active: true,
    maxBitrate: 500_000,
    scaleResolutionDownBy: 2,
    priority: 'low',
  })
  expect(videoSending(at(4), 'text', alone)).toMatchObject({ scaleResolutionDownBy: 1, maxFramerate: 2 })
  expect(videoSending(at(5), 'camera', alone).active).toBe(false)
  expect(videoSending(at(5), 'text', alone)).toMatchObject({ active: true, maxFramerate: 1 })
  expect(audioSending(at(5), 'voice')).toMatchObject({ active: true, maxBitrate: 24_000, priority: 'high' })
})

test('until a picture was seen to be on its way, its size is left as it began', () => {
  expect(videoSending(startOfAdaptation, 'camera', alone).scaleResolutionDownBy).toBeNull()
})

test('a busy processor makes pictures smaller and text no smaller', () => {
  const busy = { ...at(0), cpuStep: 2 as const }
  expect(videoSending(busy, 'camera', alone)).toMatchObject({ scaleResolutionDownBy: 2, maxFramerate: 30 })
  expect(videoSending(busy, 'text', alone).scaleResolutionDownBy).toBe(1)
})

test('a screen beside the camera has the greater part of the room', () => {
  const both = { withOther: true }
  const [camera, screen] = [videoSending(at(0), 'camera', both), videoSending(at(0), 'text', both)]
  expect(screen.maxBitrate).toBeGreaterThan(2 * camera.maxBitrate)
  expect(camera.maxBitrate + screen.maxBitrate).toBe(2_500_000)
})

test('what a picture shows is known from its hint, else from its place', () => {
  expect(contentOf('video', '')).toBe('camera')
  expect(contentOf('screen', '')).toBe('motion')
  expect([contentOf('video', 'detail'), contentOf('screen', 'text')]).toEqual(['text', 'text'])
})

const vp8 = { mimeType: 'video/VP8', clockRate: 90_000, payloadType: 96 }
const vp9 = { mimeType: 'video/VP9', clockRate: 90_000, sdpFmtpLine: 'profile-id=0', payloadType: 98 }

function fakeSender(encodings: Encoding[], refuses = false) {
  const set: RTCRtpSendParameters[] = []
  return {
    set,
    getParameters: (): RTCRtpSendParameters => ({
      transactionId: '1',
      encodings: structuredClone(encodings),
      codecs: [vp8, vp9],
      headerExtensions: [],
      rtcp: {},
    }),
    setParameters: (parameters: RTCRtpSendParameters) => {
      set.push(parameters)
      return refuses ? Promise.reject(new DOMException('', 'InvalidModificationError')) : Promise.resolve()
    },
  }
}

test('tells a sender everything at once and keeps what it does not know', async () => {
  const sender = fakeSender([{ active: true, rid: 'kept' }])
  const sending = videoSending(at(2, 500_000), 'camera', alone)
  expect(await applySending(sender, sending, (codecs) => codecs[1])).toBe(true)
  expect(sender.set[0]).toMatchObject({
    transactionId: '1',
    degradationPreference: 'maintain-resolution',
    encodings: [
      { rid: 'kept', maxBitrate: 500_000, scaleResolutionDownBy: 2, networkPriority: 'low', codec: vp9 },
    ],
  })
})

const { payloadType: _, ...chosen } = vp9

test.each([
  { codec: undefined, best: vp8 },
  { codec: chosen, best: vp9 },
])('names no codec that is sent with anyway: that begins the picture anew (%#)', async ({ codec, best }) => {
  const sender = fakeSender([{ active: true, ...(codec && { codec }) }])
  await applySending(sender, videoSending(at(0), 'camera', alone), () => best)
  const encoding: Encoding | undefined = sender.set[0]?.encodings[0]
  expect(encoding?.codec).toEqual(codec)
})

test('a sender of sound hears nothing of pictures', async () => {
  const sender = fakeSender([{ active: true }])
  await applySending(sender, audioSending(at(0), 'voice'))
  expect(sender.set[0]).not.toHaveProperty('degradationPreference')
  expect(sender.set[0]?.encodings).toEqual([
    { active: true, maxBitrate: 48_000, priority: 'high', networkPriority: 'high' },
  ])
})

test('a refusal is no failure, and nothing is asked before there is an encoding', async () => {
  expect(await applySending(fakeSender([{ active: true }], true), audioSending(at(0), 'voice'))).toBe(false)
  const unready = fakeSender([])
  expect(await applySending(unready, audioSending(at(0), 'voice'))).toBe(false)
  expect(unready.set).toEqual([])
})
