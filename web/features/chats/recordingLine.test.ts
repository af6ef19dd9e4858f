import { expect, test } from 'vitest'
import type { RecordingFile } from '../../../contract/recordings.ts'
import { describeRecording } from './recordingLine.ts'

const file: RecordingFile = {
  id: 'f',
  recordingId: 'r',
  roomId: 'room',
  ownerId: 'nora',
  name: 'avari-call.webm',
  type: 'video/webm',
  sizeBytes: 12_900_000,
  durationMs: 342_000,
  hasPicture: false,
  createdAt: '2026-11-24T10:00:00Z',
  expiresAt: null,
}
const viewer = {
  meId: 'nora',
  zone: 'Europe/Berlin',
  otherName: 'Mateo',
  now: new Date('2026-11-24T10:00:00Z'),
}

test('its length, its size and its maker', () => {
  expect(describeRecording(file, viewer)).toEqual({
    length: '5:42',
    about: '12.9 MB · recorded by you',
    end: 'Kept until one of you deletes it',
  })
  expect(describeRecording(file, { ...viewer, meId: 'mateo', otherName: 'Nora' }).about).toBe(
    '12.9 MB · recorded by Nora',
  )
})

test.each([
  ['2026-11-24T20:00:00Z', /^Will be deleted today$/u],
  // Past midnight in Berlin.
  ['2026-11-24T23:30:00Z', /^Will be deleted tomorrow$/u],
  ['2026-12-24T10:00:00Z', /^Will be deleted on .*(?:24 Dec|Dec 24)$/u],
])('what expires at %s is %s', (expiresAt, end) => {
  expect(describeRecording({ ...file, expiresAt }, viewer).end).toMatch(end)
})
