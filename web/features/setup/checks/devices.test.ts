import { expect, test } from 'vitest'
import { FakeClock } from '../../../../call/fakeClock.ts'
import { checkCamera, judgePicture } from './camera.ts'
import { checkMicrophone, listeningTime, listenForVoice } from './microphone.ts'

const picture = { device: 'Cam', width: 1280, height: 720, framesPerSecond: 30 }

test.each([
  [{}, 'good', 'camera/good'],
  [{ framesPerSecond: 14 }, 'warn', 'camera/slow'],
  [{ width: 320, height: 240 }, 'warn', 'camera/small'],
  [{ framesPerSecond: 0 }, 'failed', 'camera/dark'],
])('a picture with %j is %s', (change, verdict, code) => {
  expect(judgePicture({ ...picture, ...change })).toMatchObject({ verdict, code })
})

test.each([
  ['NotAllowedError', 'media/denied'],
  ['NotFoundError', 'media/not-found'],
  ['NotReadableError', 'media/in-use'],
  ['Surprise', 'media/unknown'],
])('a camera that fails with %s', async (name, code) => {
  const open = () => Promise.reject(new DOMException('', name))
  expect(await checkCamera(open, () => undefined)).toEqual({ verdict: 'failed', code, figures: {} })
})

function listenTo(levels: readonly number[]) {
  const clock = new FakeClock()
  let listening = false
  const listen = (tell: (level: number) => void) => {
    listening = true
    for (const [turn, level] of levels.entries()) clock.after(20 * (turn + 1), () => listening && tell(level))
    return () => {
      listening = false
    }
  }
  const heard: number[] = []
  const outcome = listenForVoice({ device: 'Mic', listen }, clock, (level) => heard.push(level))
  return { clock, outcome, heard, isListening: () => listening }
}

test.each([
  ['NotAllowedError', 'media/denied'],
  ['NotFoundError', 'media/not-found'],
])('a microphone that fails with %s', async (name, code) => {
  const open = () => Promise.reject(new DOMException('', name))
  const events = { opened: () => undefined, heard: () => undefined }
  expect(await checkMicrophone(open, new FakeClock(), events)).toEqual({
    verdict: 'failed',
    code,
    figures: {},
  })
})

test('a voice is heard as soon as it is more than a click', async () => {
  const { clock, outcome, heard, isListening } = listenTo([0, 0.001, 0.1, 0.1, 0.1, 0.1, 0.05, 0.1])
  await clock.advance(1_000)
  expect(await outcome).toEqual({
    verdict: 'good',
    code: 'microphone/heard',
    figures: { device: 'Mic', decibels: -20 },
  })
  expect(heard).toHaveLength(7)
  expect(isListening()).toBe(false)
})

test('silence is told after a while, and its loudest moment', async () => {
  const { clock, outcome, isListening } = listenTo([0.001, 0.2, 0.001])
  await clock.advance(listeningTime)
  expect(await outcome).toMatchObject({
    verdict: 'warn',
    code: 'microphone/silent',
    figures: { decibels: -14 },
  })
  expect(isListening()).toBe(false)
})
