import { expect, test } from 'vitest'
import { decideDevice, fallBack, newcomers, recoverLost } from './deviceFallback.ts'
import { listedDevice } from './fakeMediaDevices.ts'
import { toDeviceLists } from './mediaDevices.ts'

const [built, desk, headset] = [listedDevice('built-in', true), listedDevice('desk'), listedDevice('headset')]

test.each([
  [
    'the used one went: the default',
    [desk, built, headset],
    [desk, built],
    'headset',
    'headset',
    built,
    'gone',
  ],
  [
    'the used one went, the chosen one is there',
    [built, desk, headset],
    [built, desk],
    'desk',
    'headset',
    desk,
    'gone',
  ],
  ['nothing is the default: the first', [desk, headset], [desk], '', 'headset', desk, 'gone'],
  ['the chosen one is back', [built], [built, headset], 'headset', 'built-in', headset, 'back'],
] as const)('%s', (_, before, now, chosenId, usedId, device, reason) => {
  expect(decideDevice({ before, now, chosenId, usedId })).toEqual({ action: 'take', device, reason })
})

test.each([
  ['a new one is not taken', [built], [built, headset], '', 'built-in'],
  ['nothing is in use', [built, headset], [built], 'headset', ''],
  ['another one went', [built, headset], [built], '', 'built-in'],
  ['the system takes care of its default', [built, headset], [built], '', 'default'],
  ['the first list says nothing of what went', [], [built], '', 'headset'],
  [
    'a choice that was there all along is not forced',
    [built, headset],
    [built, headset, desk],
    'headset',
    'built-in',
  ],
] as const)('kept: %s', (_, before, now, chosenId, usedId) => {
  expect(decideDevice({ before, now, chosenId, usedId })).toEqual({ action: 'keep' })
})

test('nothing left is said', () => {
  expect(decideDevice({ before: [desk], now: [], chosenId: '', usedId: 'desk' })).toEqual({
    action: 'none-left',
  })
  expect(fallBack([], 'desk')).toEqual({ action: 'none-left' })
})

const lost = {
  now: [built, desk],
  chosenId: '',
  usedId: 'desk',
  permission: 'granted',
  reopened: false,
} as const

test('a track that ends: the device went, the permission did, or it stumbled once', () => {
  expect(recoverLost({ ...lost, now: [built] })).toEqual({ action: 'take', device: built, reason: 'gone' })
  expect(recoverLost({ ...lost, permission: 'denied' })).toEqual({ action: 'revoked' })
  expect(recoverLost({ ...lost, permission: 'prompt' })).toEqual({ action: 'revoked' })
  expect(recoverLost({ ...lost, now: [], permission: 'prompt' })).toEqual({ action: 'revoked' })
  expect(recoverLost({ ...lost, now: [] })).toEqual({ action: 'none-left' })
  expect(recoverLost(lost)).toEqual({ action: 'reopen' })
  expect(recoverLost({ ...lost, permission: null, usedId: 'default' })).toEqual({ action: 'reopen' })
  expect(recoverLost({ ...lost, reopened: true })).toEqual({ action: 'none-left' })
})

test('newcomers are offered, but nothing is new in the first list', () => {
  expect(newcomers([built], [built, headset])).toEqual([headset])
  expect(newcomers([], [built, headset])).toEqual([])
})

const entry = (deviceId: string, groupId: string) => ({
  kind: 'audioinput' as const,
  deviceId,
  groupId,
  label: deviceId,
})

test('the lists leave stand-ins and nameless entries out, and mark the default', () => {
  const lists = toDeviceLists([entry('default', 'b'), entry('a', 'a'), entry('b', 'b'), entry('', '')])
  expect(lists.microphone.map(({ id, isDefault }) => [id, isDefault])).toEqual([
    ['a', false],
    ['b', true],
  ])
})
