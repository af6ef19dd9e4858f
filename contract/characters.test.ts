import { expect, test } from 'vitest'
import { countCharacters, fitAtCaret } from './characters.ts'
import { messageTextSchema } from './rooms.ts'

test.each([
  ['', 0],
  ['abc', 3],
  ['☕', 1],
  ['😀', 1],
  ['👍🏽', 2],
  ['👩‍🚀', 3],
])('%s has %i', (text, count) => {
  expect(countCharacters(text)).toBe(count)
})

test('500 emoji are a message, 501 are not', () => {
  expect(messageTextSchema.safeParse(` ${'😀'.repeat(500)} `).data).toBe('😀'.repeat(500))
  expect(messageTextSchema.safeParse('😀'.repeat(501)).success).toBe(false)
  expect(messageTextSchema.safeParse(' \n ').success).toBe(false)
})

test.each([
  ['abc', 3, { text: 'abc', caret: 3 }],
  ['abcdef', 6, { text: 'abcd', caret: 4 }],
  ['aXYbcd', 3, { text: 'abcd', caret: 1 }],
  ['a😀😀bcd', 5, { text: 'abcd', caret: 1 }],
  ['abcdef', 0, { text: 'abcd', caret: 0 }],
])('%s with the caret at %i', (text, caret, fitted) => {
  expect(fitAtCaret(text, caret, 4)).toEqual(fitted)
})
