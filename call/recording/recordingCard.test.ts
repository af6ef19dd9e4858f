import { expect, test } from 'vitest'
import { parseCard, parseEndCard, type RecordingCard } from './recordingCard.ts'

const card: RecordingCard = {
  id: '0b6f1c9e-7f0e-4a57-9d0b-0b6f1c9e7f0e',
  recordingId: '0b6f1c9e-7f0e-4a57-9d0b-0b6f1c9e7f0e',
  personId: 'anna',
  roomId: 'room',
  otherName: 'Ben Bright',
  format: 'webm',
  startedAt: '2026-11-25T22:10:05.678Z',
  fileName: 'avari-call-2026-11-25T22-10-05Z.webm',
}

test('a card is read as it was written, without what a later version added', () => {
  expect(parseCard(JSON.stringify({ ...card, mood: 'good' }))).toEqual(card)
})

test('a card may be that of a studio track', () => {
  const studio = { offsetMs: 120, handOverTo: 'grace' }
  expect(parseCard(JSON.stringify({ ...card, studio }))).toEqual({ ...card, studio })
  expect(parseCard(JSON.stringify({ ...card, studio: { offsetMs: '1' } }))).toEqual(card)
})

test.each([
  ['nothing', ''],
  ['half of one', JSON.stringify(card).slice(0, 90)],
  ['something else', '[]'],
  ['null', 'null'],
  ['a format of later', JSON.stringify({ ...card, format: 'mov' })],
  ['nobody’s', JSON.stringify({ ...card, personId: undefined })],
  ['no date', JSON.stringify({ ...card, startedAt: 'yesterday' })],
  ['an id that leads elsewhere', JSON.stringify({ ...card, id: '../x' })],
])('%s is no card', (_, text) => {
  expect(parseCard(text)).toBeNull()
})

test('an end card has a length', () => {
  expect(parseEndCard('{"durationMs":1500}')).toEqual({ durationMs: 1500 })
  expect(parseEndCard('{"durationMs":-1}')).toBeNull()
  expect(parseEndCard('{"durationMs"')).toBeNull()
})
