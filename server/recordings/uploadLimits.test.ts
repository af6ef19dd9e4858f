import { expect, test } from 'vitest'
import { problemSchema } from '../../contract/errors.ts'
import type { TestMember } from '../testServer.ts'
import { agreedRecording, beginHeaders, startRecordingServer } from './testRecording.ts'

const megabyte = 1024 * 1024

async function begin(member: TestMember, recordingId: string, size: number, name = 'call.webm') {
  const headers = beginHeaders(size, { recordingId, name })
  const answer = await member.request('/api/uploads', { method: 'POST', headers })
  return answer.ok ? 'begun' : problemSchema.parse(await answer.json()).code
}

test('the largest file and each member’s share are the operator’s to say', async () => {
  await using server = await startRecordingServer({ RECORDING_MAX_MB: '2', RECORDING_QUOTA_MB: '4' })
  const nora = await server.signUp('Nora')
  const mateo = await server.signUp('Mateo')
  const { recordingId } = await agreedRecording(server, nora, mateo)
  expect(await begin(nora, recordingId, 2 * megabyte + 1)).toBe('recording/too-large')
  // Two that want the last place at the same instant.
  const both = await Promise.all([
    begin(nora, recordingId, 2 * megabyte, 'one.webm'),
    begin(nora, recordingId, 2 * megabyte, 'two.webm'),
  ])
  expect(both.toSorted()).toEqual(['begun', 'recording/over-quota'])
  expect(await begin(nora, recordingId, megabyte, 'three.webm')).toBe('begun')
  expect(await begin(nora, recordingId, megabyte / 2, 'four.webm')).toBe('recording/over-quota')
  const other = await agreedRecording(server, mateo, nora)
  expect(await begin(mateo, other.recordingId, 2 * megabyte)).toBe('begun')
})

test('so many files as a recording may have, and no more', async () => {
  await using server = await startRecordingServer()
  const nora = await server.signUp('Nora')
  const mateo = await server.signUp('Mateo')
  const { recordingId } = await agreedRecording(server, nora, mateo)
  const names = Array.from({ length: 24 }, (_, index) => `${index}.webm`)
  const outcomes = await Promise.all(names.map((name) => begin(nora, recordingId, 1, name)))
  expect(outcomes.filter((outcome) => outcome === 'begun').length).toBe(20)
  expect(new Set(outcomes)).toEqual(new Set(['begun', 'recording/over-quota']))
  const other = await agreedRecording(server, nora, mateo)
  expect(await begin(nora, other.recordingId, 1)).toBe('begun')
})

test('nothing begins that the disk can’t hold', async () => {
  await using server = await startRecordingServer({
    RECORDING_MAX_MB: '1000000000',
    RECORDING_QUOTA_MB: '1000000000',
  })
  const nora = await server.signUp('Nora')
  const { recordingId } = await agreedRecording(server, nora, await server.signUp('Mateo'))
  // A petabyte.
  expect(await begin(nora, recordingId, 900_000_000 * megabyte)).toBe('recording/no-space')
  expect(await begin(nora, recordingId, 1000)).toBe('begun')
})
