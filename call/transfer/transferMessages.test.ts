import { expect, test } from 'vitest'
import { parseTransferMessage, type TransferMessage } from './transferMessages.ts'

const id = '0f8fad5b-d9cb-469f-a165-70867728950e'
const sha256 = 'a'.repeat(64)

const understood: TransferMessage[] = [
  { type: 'ready', again: false },
  { type: 'offer', id, name: 'a.txt', size: 3, mediaType: '' },
  { type: 'offer', id, name: 'a.txt', size: 3, mediaType: '', studio: { recordingId: id, offsetMs: 9 } },
  { type: 'all-offered' },
  { type: 'accept', id, from: 0 },
  { type: 'refuse', id, reason: 'declined' },
  { type: 'begin', id, from: 2 },
  { type: 'done', id, sha256 },
  { type: 'received', id, ok: true },
  { type: 'cancel', id },
]

test.each(understood)('$type is understood, and nothing else in it', (message) => {
  expect(parseTransferMessage(JSON.stringify({ ...message, surprise: 1 }))).toEqual(message)
})

test.each([
  'nonsense',
  'null',
  '[]',
  '{}',
  '{"type":"toString"}',
  JSON.stringify({ type: 'ready', again: 1 }),
  JSON.stringify({ type: 'offer', id: '../../x', name: 'a', size: 1, mediaType: '' }),
  JSON.stringify({ type: 'offer', id, name: 'x'.repeat(256), size: 1, mediaType: '' }),
  JSON.stringify({ type: 'offer', id, name: 'a', size: -1, mediaType: '' }),
  JSON.stringify({ type: 'offer', id, name: 'a', size: 1.5, mediaType: '' }),
  JSON.stringify({ type: 'offer', id, name: 'a', size: 2 ** 60, mediaType: '' }),
  JSON.stringify({ type: 'offer', id, name: 'a', size: '1', mediaType: '' }),
  JSON.stringify({ type: 'offer', id, name: 1, size: 1, mediaType: '' }),
  JSON.stringify({ type: 'offer', id, name: 'a', size: 1, mediaType: 'x'.repeat(101) }),
  JSON.stringify({
    type: 'offer',
    id,
    name: 'a',
    size: 1,
    mediaType: '',
    studio: { recordingId: 'x', offsetMs: 1 },
  }),
  JSON.stringify({ type: 'offer', id, name: 'a', size: 1, mediaType: '', studio: null }),
  JSON.stringify({ type: 'accept', id, from: null }),
  JSON.stringify({ type: 'refuse', id, reason: 'because' }),
  JSON.stringify({ type: 'done', id, sha256: 'A'.repeat(64) }),
  JSON.stringify({ type: 'received', id, ok: 'yes' }),
  JSON.stringify({ type: 'cancel', id: id.toUpperCase() }),
  JSON.stringify({ type: 'cancel', id, filler: 'x'.repeat(5_000) }),
])('%s is not', (text) => {
  expect(parseTransferMessage(text)).toBeNull()
})
