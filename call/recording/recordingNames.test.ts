import { expect, test } from 'vitest'
import { isRecordingId, recordingFileName } from './recordingNames.ts'

const begun = new Date('2026-11-25T22:10:05.678Z')

test('a recording is named after its beginning, as file systems allow', () => {
  expect(recordingFileName(begun, 'webm')).toBe('avari-call-2026-11-25T22-10-05Z.webm')
  expect(recordingFileName(begun, 'mp4', '-480p')).toBe('avari-call-2026-11-25T22-10-05Z-480p.mp4')
})

test.each(['../other', '', 'a/b', 'a.json', 'x'.repeat(65)])('%j is no id', (id) => {
  expect(isRecordingId(id)).toBe(false)
})
