import { expect, test } from 'vitest'
import { isDismissedPicker, isRefusal, mediaProblem, type MediaProblemCode } from './mediaErrors.ts'

const codeOf = (...[error, facts]: [unknown, Parameters<typeof mediaProblem>[2]?]) =>
  mediaProblem('camera', error, facts).code

test.each([
  ['NotAllowedError', 'media/denied'],
  ['PermissionDeniedError', 'media/denied'],
  ['SecurityError', 'media/blocked-by-browser'],
  ['NotFoundError', 'media/not-found'],
  ['OverconstrainedError', 'media/not-matching'],
  ['NotReadableError', 'media/in-use'],
  ['TrackStartError', 'media/in-use'],
  ['AbortError', 'media/not-started'],
  ['InvalidStateError', 'media/not-now'],
  ['NotSupportedError', 'media/unsupported'],
  ['SomethingNewError', 'media/unknown'],
])('%s is %s', (name, code) => {
  expect(mediaProblem('camera', new DOMException('no', name))).toEqual({ device: 'camera', code })
})

test.each<[string, string, Parameters<typeof mediaProblem>[2], MediaProblemCode]>([
  ['refused for good', 'Permission denied', { permission: 'denied' }, 'media/denied'],
  ['the question closed', 'Permission denied', { permission: 'prompt' }, 'media/dismissed'],
  ['the question closed, in words', 'Permission dismissed', { permission: null }, 'media/dismissed'],
  ['no word of the permission', 'Permission denied', { permission: null }, 'media/denied'],
  ['the system', 'Permission denied by system', { permission: 'granted' }, 'media/denied-by-system'],
  ['something below the browser', 'not allowed', { permission: 'granted' }, 'media/denied-by-system'],
  ['the page', 'denied', { permission: 'granted', allowedByPolicy: false }, 'media/blocked-by-page'],
])('NotAllowedError by %s', (_, message, facts, code) => {
  expect(codeOf(new DOMException(message, 'NotAllowedError'), facts)).toBe(code)
})

test('missing media devices mean an insecure page', () => {
  expect(codeOf(new TypeError('undefined'))).toBe('media/insecure-page')
})

test('anything may be thrown', () => {
  expect(codeOf('text')).toBe('media/unknown')
})

test('closing the picker is no failure, a refused camera and a screen that the system hides are', () => {
  const refused = new DOMException('', 'NotAllowedError')
  const hidden = new DOMException('Permission denied by system', 'NotAllowedError')
  expect(isDismissedPicker(mediaProblem('screen', refused))).toBe(true)
  expect(isDismissedPicker(mediaProblem('screen', hidden))).toBe(false)
  expect(isDismissedPicker(mediaProblem('camera', refused))).toBe(false)
})

test('a changed permission mends refusals only', () => {
  expect(isRefusal({ device: 'camera', code: 'media/revoked' })).toBe(true)
  expect(isRefusal({ device: 'camera', code: 'media/in-use' })).toBe(false)
})
