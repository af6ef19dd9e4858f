import { expect, test } from 'vitest'
import { safePath } from './safePath.ts'

const origin = 'https://avari.example'

test.each([
  ['/chats?tab=sent', '/chats?tab=sent'],
  ['/meeting/abc#x', '/meeting/abc#x'],
  ['/../chats', '/chats'],
])('%s is kept', (path, expected) => {
  expect(safePath(path, origin)).toBe(expected)
})

test.each([
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  'https://evil.example/',
  'javascript:alert(1)',
  'chats',
  '',
  undefined,
  7,
])('%s is refused', (path) => {
  expect(safePath(path, origin)).toBeUndefined()
})
