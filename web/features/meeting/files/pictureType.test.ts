import { expect, test } from 'vitest'
import { pictureType } from './pictureType.ts'

const head = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))

test.each([
  ['\x89PNG\r\n\x1a\n....', 'image/png'],
  ['\xff\xd8\xff\xe0........', 'image/jpeg'],
  ['GIF89a......', 'image/gif'],
  ['RIFF\x10\x20\x30\x40WEBP', 'image/webp'],
  ['RIFF\x10\x20\x30\x40WAVE', null],
  ['<svg xmlns=', null],
  ['<!doctype ht', null],
  ['\x89PNG', null],
  ['', null],
])('%j is %s', (text, type) => {
  expect(pictureType(head(text))).toBe(type)
})
