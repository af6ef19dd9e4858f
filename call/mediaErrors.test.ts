import { expect, test } from 'vitest'
import { isDismissedPicker, mediaProblem } from './mediaErrors.ts'

test.each([
  ['NotAllowedError', 'media/denied'],
  ['SecurityError', 'media/denied'],
  ['NotFoundError', 'media/not-found'],
  ['OverconstrainedError', 'media/not-found'],
  ['NotReadableError', 'media/in-use'],
  ['AbortError', 'media/in-use'],
  ['NotSupportedError', 'media/unsupported'],
  ['SomethingNewError', 'media/unknown'],
])('%s is %s', (name, code) => {
  expect(mediaProblem('camera', new DOMException('no', name))).toEqual({ device: 'camera', code })
})

test('missing media devices mean an insecure page', () => {
  expect(mediaProblem('microphone', new TypeError('undefined')).code).toBe('media/insecure-page')
})

test('anything may be thrown', () => {
  expect(mediaProblem('microphone', 'text').code).toBe('media/unknown')
})

test('closing the picker is no failure, a refused camera is', () => {
  expect(isDismissedPicker(mediaProblem('screen', new DOMException('', 'NotAllowedError')))).toBe(true)
  expect(isDismissedPicker(mediaProblem('camera', new DOMException('', 'NotAllowedError')))).toBe(false)
})
