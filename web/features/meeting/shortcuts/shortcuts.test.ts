import { expect, test } from 'vitest'
import { actionOf, type Press } from './shortcuts.ts'

const press = (key: string, more: Partial<Press> = {}) =>
  actionOf({ key, ctrlKey: false, metaKey: false, altKey: false, repeat: false, ...more })

test('letters act in both cases', () => {
  expect(press('m')).toBe('mute')
  expect(press('M')).toBe('mute')
  expect(press('?')).toBe('shortcuts')
  expect(press('x')).toBeUndefined()
})

test('the browser keeps its own keys, and a held key acts once', () => {
  for (const key of ['ctrlKey', 'metaKey', 'altKey', 'repeat'] as const)
    expect(press('c', { [key]: true })).toBeUndefined()
})
