import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { TestMember } from '../testServer.ts'
import { startCuttingProxy } from './cuttingProxy.ts'
import { fakeBucket, type FakeS3, startFakeS3 } from './fakeS3.ts'
import { openS3Store } from './s3Store.ts'
import {
  agreedRecording,
  beginHeaders,
  type RecordingServer,
  sendRecording,
  sha256,
  startRecordingServer,
  webmBytes,
} from './testRecording.ts'

let s3: FakeS3
let server: RecordingServer
let nora: TestMember
let mateo: TestMember
let recordingId: string
beforeEach(async () => {
  s3 = await startFakeS3()
  server = await startRecordingServer(settings())
  nora = await server.signUp('Nora')
  mateo = await server.signUp('Mateo')
  ;({ recordingId } = await agreedRecording(server, nora, mateo))
})
afterEach(async () => {
  await server.close()
  await s3[Symbol.asyncDispose]()
})

const settings = (secret = fakeBucket.secretAccessKey) => ({
  S3_BUCKET: fakeBucket.bucket,
  S3_ENDPOINT: s3.endpoint,
  S3_ACCESS_KEY_ID: fakeBucket.accessKeyId,
  S3_SECRET_ACCESS_KEY: secret,
  S3_FORCE_PATH_STYLE: '1',
})

const megabyte = 1024 * 1024
const get = (id: string, headers: Record<string, string> = {}) =>
  mateo.request(`/api/recording-files/${id}/file`, { headers })

/** An upload that has begun, and what sends bytes of it from an offset on. */
async function begun(size: number) {
  const headers = beginHeaders(size, { recordingId })
  const answer = await nora.request('/api/uploads', { method: 'POST', headers })
  const id = answer.headers.get('location')?.split('/').at(-1) ?? ''
  const send = (offset: number, body: Buffer<ArrayBuffer>) =>
    fetch(`${server.url}/api/uploads/${id}`, {
      method: 'PATCH',
      headers: {
        'tus-resumable': '1.0.0',
        'upload-offset': String(offset),
        'content-type': 'application/offset+octet-stream',
        authorization: `Bearer ${nora.token}`,
      },
      body,
    })
  return { id, send }
}

test('a file that is cut ten times arrives in the bucket as it was, and goes from there', async () => {
  const bytes = webmBytes(17 * megabyte)
  // The parts of a page; each cut loses no more than one.
  const chunkSize = 3 * megabyte
  const distances = Array.from({ length: 10 }, () => 1 + Math.floor(Math.random() * 2.4 * megabyte))
  await using proxy = await startCuttingProxy(server.url, distances)
  const id = await sendRecording({ url: proxy.url, member: nora, recordingId, bytes, chunkSize })
  expect(sha256(s3.objects.get(id) ?? Buffer.alloc(0))).toBe(sha256(bytes))
  expect(s3.uploads.size).toBe(0)

  for (const [first, last] of [
    [0, 0],
    [7 * megabyte, 9 * megabyte],
    [bytes.length - 5, bytes.length - 1],
  ] as const) {
    const answer = await get(id, { range: `bytes=${first}-${last}` })
    expect(answer.status).toBe(206)
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes.subarray(first, last + 1))).toBe(true)
  }
  expect(sha256(Buffer.from(await (await get(id)).arrayBuffer()))).toBe(sha256(bytes))

  await nora.request(`/api/recording-files/${id}`, { method: 'DELETE' })
  expect([...s3.objects.keys()]).toEqual([])
})

test('what broke off before the bucket had answered fails at once, and loses nothing', async () => {
  const { id, send } = await begun(9 * megabyte)
  await send(0, webmBytes(3 * megabyte))
  const { tus } = openS3Store({
    bucket: fakeBucket.bucket,
    endpoint: s3.endpoint,
    region: 'us-east-1',
    credentials: fakeBucket,
    forcePathStyle: true,
  })
  const source = new PassThrough()
  source.on('error', () => undefined).destroy(new Error('cut'))
  await expect(tus.write(source, id, 3 * megabyte)).rejects.toThrow('cut')
  expect(await tus.getUpload(id)).toMatchObject({ offset: 3 * megabyte })
})

test('an upload that nobody finished leaves nothing in the bucket', async () => {
  const { send } = await begun(9 * megabyte)
  await send(0, webmBytes(3 * megabyte))
  expect([s3.uploads.size, s3.objects.size]).toEqual([1, 2])
  await server.database.pool.query(`update recording_files set touched_at = now() - interval '2 days'`)
  expect(await server.cleanup.run()).toBe(1)
  expect([s3.uploads.size, s3.objects.size]).toEqual([0, 0])
})

test('where the bucket fails to join the parts, the next try does', async () => {
  const bytes = webmBytes(6 * megabyte)
  s3.failNextCompletion()
  // The library that speaks to the bucket asks again by itself a few times.
  s3.failNextCompletion()
  s3.failNextCompletion()
  const id = await sendRecording({ url: server.url, member: nora, recordingId, bytes })
  expect(s3.objects.get(id)?.equals(bytes)).toBe(true)
  expect((await get(id)).status).toBe(200)
})

test('a part that fails is not passed over by the one after it', async () => {
  const bytes = webmBytes(36 * megabyte)
  // As often as the library that speaks to the bucket tries by itself.
  s3.failPart(3, 3)
  const id = await sendRecording({
    url: server.url,
    member: nora,
    recordingId,
    bytes,
    chunkSize: 16 * megabyte,
  })
  expect(sha256(s3.objects.get(id) ?? Buffer.alloc(0))).toBe(sha256(bytes))
})

test('a part that fails once is sent again with its bytes', async () => {
  const { id, send } = await begun(9 * megabyte)
  s3.failPart(1, 1)
  const bytes = webmBytes(9 * megabyte)
  expect((await send(0, bytes)).status).toBe(204)
  expect(s3.objects.get(id)?.equals(bytes)).toBe(true)
})

test('parts beyond a gap count for nothing', async () => {
  const { id, send } = await begun(17 * megabyte)
  const bytes = webmBytes(17 * megabyte)
  await send(0, bytes.subarray(0, 16 * megabyte))
  for (const { parts } of s3.uploads.values()) parts.delete(1)
  const head = await nora.request(`/api/uploads/${id}`, {
    method: 'HEAD',
    headers: { 'tus-resumable': '1.0.0' },
  })
  expect(head.headers.get('upload-offset')).toBe('0')
  expect((await send(0, bytes)).status).toBe(204)
  expect(s3.objects.get(id)?.equals(bytes)).toBe(true)
})

test('a wrong key shows nothing but that it failed', async () => {
  await using other = await startRecordingServer(settings('another secret'))
  const ann = await other.signUp('Ann')
  const recording = await agreedRecording(other, ann, await other.signUp('Ben'))
  const headers = beginHeaders(1000, { recordingId: recording.recordingId })
  const answer = await ann.request('/api/uploads', { method: 'POST', headers })
  expect(answer.status).toBe(500)
  expect(await answer.text()).not.toContain('Signature')
})
