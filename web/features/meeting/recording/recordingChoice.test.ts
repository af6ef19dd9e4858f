import { expect, test } from 'vitest'
import { firstChoice, megabytesIn10Minutes, parseChoice, toOptions } from './recordingChoice.ts'

test('what was chosen is read again', () => {
  const choice = { layout: 'speaker', format: 'mp4', quality: 'high', studio: true } as const
  expect(parseChoice(JSON.stringify(choice))).toEqual(choice)
})

test.each([null, '', '{', 'null', '[]', '7', '{"layout":"upside-down","quality":1}'])(
  'what is not understood gives the first choice: %s',
  (text) => expect(parseChoice(text)).toEqual(firstChoice),
)

test('a format that this browser can’t make gives way', () => {
  const choice = { ...firstChoice, format: 'mp4' } as const
  expect(toOptions(choice, ['webm'])).toEqual({
    layout: 'side-by-side',
    format: 'webm',
    videoBitrate: 1_500_000,
  })
  expect(toOptions(choice, ['webm', 'mp4']).format).toBe('mp4')
})

test('better pictures are larger', () => {
  expect((['small', 'standard', 'high'] as const).map(megabytesIn10Minutes)).toEqual([60, 120, 270])
})
