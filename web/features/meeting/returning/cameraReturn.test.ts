import { expect, test } from 'vitest'
import { noLocalMedia } from '../../../../call/localMedia.ts'
import { CameraReturn } from './cameraReturn.ts'

const on = { ...noLocalMedia, cameraEnabled: true, microphoneEnabled: true }
const lost = (device: 'camera' | 'microphone') => ({
  ...on,
  problems: [{ device, code: 'media/lost' as const }],
})

function open() {
  let now = 0
  const watch = new CameraReturn(() => now)
  return { watch, wait: (milliseconds: number) => (now += milliseconds) }
}

test('a camera that the system took away in the background is opened again on return, once', () => {
  const { watch } = open()
  watch.see({ visible: true, local: on })
  expect(watch.see({ visible: false, local: on })).toEqual([])
  expect(watch.see({ visible: false, local: lost('camera') })).toEqual([])
  expect(watch.see({ visible: true, local: lost('camera') })).toEqual(['camera'])
  expect(watch.see({ visible: true, local: lost('camera') })).toEqual([])
})

test('the same holds where it is told only after the return', () => {
  const { watch, wait } = open()
  watch.see({ visible: false, local: on })
  watch.see({ visible: true, local: on })
  wait(1500)
  expect(watch.see({ visible: true, local: lost('microphone') })).toEqual(['microphone'])
})

test('what is unplugged in full view is left alone', () => {
  const { watch, wait } = open()
  watch.see({ visible: true, local: on })
  wait(10_000)
  watch.see({ visible: true, local: lost('camera') })
  watch.see({ visible: false, local: lost('camera') })
  expect(watch.see({ visible: true, local: lost('camera') })).toEqual([])
})

test('what was switched off meanwhile stays off', () => {
  const { watch } = open()
  watch.see({ visible: false, local: on })
  watch.see({ visible: false, local: lost('camera') })
  watch.see({ visible: false, local: noLocalMedia })
  expect(watch.see({ visible: true, local: noLocalMedia })).toEqual([])
})
