import { expect, test } from 'vitest'
import { setUpPreview } from './callSetUp.ts'
import { settle } from './fakeClock.ts'
import { FakeTransceiver } from './fakePeerConnection.ts'
import { enlargePicture, firstPictureRepeats, firstPictureScale, firstPictureTime } from './firstPicture.ts'

const preview = { clientId: 'grace-1', ready: false }
const offer = { type: 'offer', sdp: 'm=audio\nm=video\nm=application 9\n' } as const

test.each(['impolite', 'polite'] as const)('the first pictures of the %s side are small', async (role) => {
  const { call, clock, connection, connect, signaling, hear } = await setUpPreview({ role, peer: preview })
  if (role === 'impolite') await connect()
  else {
    signaling.receive({ type: 'description', description: offer, epoch: 1 })
    await settle()
    connection().become('connected')
    connection().channels[0]?.open()
  }
  const scale = () =>
    connection().getTransceivers()[1]?.sender.getParameters().encodings[0]?.scaleResolutionDownBy
  expect(scale()).toBe(firstPictureScale)
  await clock.advance(firstPictureTime * 2)
  expect(scale()).toBe(firstPictureScale)
  call.join()
  hear({ type: 'joined' })
  await clock.advance(firstPictureTime - 1)
  expect(scale()).toBe(firstPictureScale)
  const { sender } = connection().getTransceivers()[1] ?? {}
  expect(sender?.wholePictures).toBe(firstPictureRepeats.length)
  await clock.advance(1)
  expect(scale()).toBe(1)
  await call.setCamera(false)
  await call.setCamera(true)
  await clock.advance(firstPictureTime)
  expect(scale()).toBe(1)
})

test('a size that somebody else has chosen meanwhile stays', async () => {
  const { sender } = new FakeTransceiver('video', 'sendrecv')
  sender.parameters.encodings = [{ scaleResolutionDownBy: 2 }]
  await enlargePicture(sender)
  expect(sender.parameters.encodings).toEqual([{ scaleResolutionDownBy: 2 }])
})
