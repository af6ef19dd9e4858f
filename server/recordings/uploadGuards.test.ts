import { mkdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { problemSchema } from '../../contract/errors.ts'
import { recordingFilesSchema } from '../../contract/recordings.ts'
import type { TestMember } from '../testServer.ts'
import { takeStep } from './consentRepository.ts'
import {
  agreedRecording,
  beginHeaders,
  type RecordingServer,
  send,
  startRecordingServer,
  webmBytes,
} from './testRecording.ts'

let server: RecordingServer
let nora: TestMember
let mateo: TestMember
beforeAll(async () => {
  server = await startRecordingServer()
  nora = await server.signUp('Nora')
  mateo = await server.signUp('Mateo')
})
afterAll(() => server.close())

const bytes = webmBytes(1000)
const tus = { 'tus-resumable': '1.0.0' }
const statusAndCode = async (answer: Response) => [
  answer.status,
  answer.ok ? '' : problemSchema.parse(await answer.json()).code,
]

async function begun(recorder: TestMember, subject: TestMember) {
  const recording = await agreedRecording(server, recorder, subject, 'start')
  const headers = beginHeaders(bytes.length, { recordingId: recording.recordingId })
  const answer = await recorder.request('/api/uploads', { method: 'POST', headers })
  const id = answer.headers.get('location')?.split('/').at(-1) ?? ''
  const offset = async () => {
    const head = await recorder.request(`/api/uploads/${id}`, { method: 'HEAD', headers: tus })
    return head.headers.get('upload-offset')
  }
  const withdraw = () => takeStep(server.database, subject.id, { ...recording, action: 'withdraw' })
  return { ...recording, id, at: { server, member: recorder, id }, offset, withdraw }
}

/** Sends all bytes, the last of them after `meanwhile`, which comes once the first ones have arrived. */
function sendAround(
  at: { server: RecordingServer; member: TestMember; id: string },
  meanwhile: () => unknown,
) {
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      controller.enqueue(bytes.subarray(0, 700))
      const path = join(server.folder, at.id)
      await vi.waitFor(async () => expect((await stat(path)).size).toBe(700), 10_000)
      await meanwhile()
      controller.enqueue(bytes.subarray(700))
      controller.close()
    },
  })
  return send(at, 0, body)
}

async function listed(member: TestMember, roomId: string) {
  const answer = await member.request(`/api/recording-files?roomId=${roomId}`)
  return recordingFilesSchema.parse(await answer.json()).items.length
}

test('the end of the address never names another file', async () => {
  const mine = await begun(nora, mateo)
  const other = await begun(mateo, nora)
  const at = { ...mine.at, id: `${mine.id}?/${other.id}` }
  expect((await send(at, 0, bytes.subarray(0, 400))).status).toBe(204)
  expect([await mine.offset(), await other.offset()]).toEqual(['400', '0'])
  const head = await mateo.request(`/api/uploads/${other.id}?/${mine.id}`, { method: 'HEAD', headers: tus })
  expect(head.headers.get('upload-offset')).toBe('0')
})

test('an id in capital letters is the same id', async () => {
  const { at, id } = await begun(nora, mateo)
  expect((await send({ ...at, id: id.toUpperCase() }, 0, bytes)).status).toBe(204)
})

test('what was hidden while its last bytes came is not called done', async () => {
  const { at, id, roomId } = await begun(nora, mateo)
  const hide = () =>
    server.database.pool.query(`update recording_files set state = 'deleted' where id = $1`, [id])
  expect(await statusAndCode(await sendAround(at, hide))).toEqual([404, 'recording/not-found'])
  expect(await listed(nora, roomId)).toBe(0)
})

test('a recording that is withdrawn while it is sent is not taken', async () => {
  const { at, withdraw, roomId } = await begun(nora, mateo)
  expect(await statusAndCode(await sendAround(at, withdraw))).toEqual([403, 'recording/no-consent'])
  expect(await statusAndCode(await send(at, 0, bytes))).toEqual([403, 'recording/no-consent'])
  expect([await listed(nora, roomId), await listed(mateo, roomId)]).toEqual([0, 0])
})

test('one that began while it was withdrawn is not shown either', async () => {
  const { at, withdraw, id, roomId } = await begun(nora, mateo)
  await withdraw()
  // As if its row had come a moment after the step.
  await server.database.pool.query(`update recording_files set state = 'uploading' where id = $1`, [id])
  expect(await statusAndCode(await send(at, 0, bytes))).toEqual([403, 'recording/no-consent'])
  expect(await listed(nora, roomId)).toBe(0)
})

test('what was uploaded before it was withdrawn is gone for both', async () => {
  const { at, withdraw, id, roomId } = await begun(nora, mateo)
  await send(at, 0, bytes)
  expect([await listed(nora, roomId), await listed(mateo, roomId)]).toEqual([1, 1])
  await withdraw()
  for (const member of [nora, mateo]) {
    expect(await listed(member, roomId)).toBe(0)
    expect((await member.request(`/api/recording-files/${id}/file`)).status).toBe(404)
  }
})

test('a file whose bytes can’t be deleted is gone for both, and the clean-up tries again', async () => {
  const { at, id, roomId } = await begun(nora, mateo)
  await send(at, 0, bytes)
  const path = join(server.folder, id)
  // A folder in the place of the file: its removal fails.
  await rm(path)
  await mkdir(path)
  await writeFile(join(path, 'x'), '')
  expect((await mateo.request(`/api/recording-files/${id}`, { method: 'DELETE' })).status).toBe(204)
  expect(await listed(nora, roomId)).toBe(0)
  await rm(path, { recursive: true })
  expect(await server.cleanup.run()).toBeGreaterThan(0)
  const { rows } = await server.database.pool.query('select from recording_files where id = $1', [id])
  expect(rows).toEqual([])
})
