import { readdir } from 'node:fs/promises'
import { io } from 'socket.io-client'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { problemSchema } from '../../contract/errors.ts'
import { recordingFilesSchema } from '../../contract/recordings.ts'
import type { TestMember } from '../testServer.ts'
import { startCuttingProxy } from './cuttingProxy.ts'
import {
  agreedRecording,
  beginHeaders,
  type RecordingServer,
  send,
  sendRecording,
  sha256,
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

const megabyte = 1024 * 1024
const tus = { 'tus-resumable': '1.0.0' }

async function download(member: TestMember, id: string) {
  const answer = await member.request(`/api/recording-files/${id}/file`)
  return Buffer.from(await answer.arrayBuffer())
}

async function idsOf(member: TestMember, roomId: string) {
  const answer = await member.request(`/api/recording-files?roomId=${roomId}`)
  return recordingFilesSchema.parse(await answer.json()).items.map(({ id }) => id)
}

const begin = (member: TestMember, size: number, metadata: Record<string, string>) =>
  member.request('/api/uploads', { method: 'POST', headers: beginHeaders(size, metadata) })

const codeOf = async (answer: Response) => problemSchema.parse(await answer.json()).code
const idIn = (answer: Response) => answer.headers.get('location')?.split('/').at(-1) ?? ''

async function begun(size: number) {
  const recording = await agreedRecording(server, nora, mateo)
  const id = idIn(await begin(nora, size, { recordingId: recording.recordingId }))
  return { ...recording, id, at: { server, member: nora, id } }
}

test('a file that is cut ten times arrives as it was', async () => {
  const { recordingId, roomId } = await agreedRecording(server, nora, mateo)
  const bytes = webmBytes(20 * megabyte)
  const distances = Array.from({ length: 10 }, () => 1 + Math.floor(Math.random() * 1.8 * megabyte))
  await using proxy = await startCuttingProxy(server.url, distances)
  const id = await sendRecording({ url: proxy.url, member: nora, recordingId, bytes })
  expect(proxy.cuts()).toBe(10)
  expect(sha256(await download(mateo, id))).toBe(sha256(bytes))
  expect([await idsOf(nora, roomId), await idsOf(mateo, roomId)]).toEqual([[id], [id]])
})

test('both people hear of a file that came and of one that went', async () => {
  const { recordingId } = await agreedRecording(server, nora, mateo)
  const heard = new Map<string, number>()
  const sockets = [nora, mateo].map(({ id, token }) => {
    const socket = io(server.url, { transports: ['websocket'], auth: { token }, forceNew: true })
    socket.on('chat-changed', () => heard.set(id, (heard.get(id) ?? 0) + 1))
    return socket
  })
  const times = (count: number) =>
    vi.waitFor(() => expect([heard.get(nora.id), heard.get(mateo.id)]).toEqual([count, count]))
  try {
    await vi.waitFor(() => expect(sockets.map(({ connected }) => connected)).toEqual([true, true]))
    const id = await sendRecording({ url: server.url, member: nora, recordingId, bytes: webmBytes(1000) })
    await times(1)
    await mateo.request(`/api/recording-files/${id}`, { method: 'DELETE' })
    await times(2)
  } finally {
    for (const socket of sockets) socket.disconnect()
  }
})

test('without the consent of the other one nothing is taken, and from the recorder alone', async () => {
  const { recordingId } = await agreedRecording(server, nora, mateo)
  const stranger = await server.signUp('Stranger')
  expect(await codeOf(await begin(mateo, 10, { recordingId }))).toBe('recording/not-yours')
  expect(await codeOf(await begin(stranger, 10, { recordingId }))).toBe('recording/not-found')
  const unknown = { recordingId: crypto.randomUUID() }
  expect(await codeOf(await begin(nora, 10, unknown))).toBe('recording/not-found')
})

test.each([
  [{ type: 'text/html' }, 'invalid-request'],
  [{ type: 'video/x-matroska' }, 'recording/bad-file'],
  [{ name: '' }, 'invalid-request'],
  [{ name: 'x'.repeat(121) }, 'invalid-request'],
  [{ durationMs: '-1' }, 'invalid-request'],
  [{ durationMs: '1e3' }, 'invalid-request'],
  [{ durationMs: '0x10' }, 'invalid-request'],
  [{ recordingId: 'x' }, 'invalid-request'],
] as const)('an upload with %o is refused', async (metadata, code) => {
  const { recordingId } = await agreedRecording(server, nora, mateo)
  expect(await codeOf(await begin(nora, 10, { recordingId, ...metadata }))).toBe(code)
})

test.each([
  [{ 'upload-length': '-1' }, 400, 'invalid-request'],
  [{ 'upload-length': '1e3' }, 400, 'invalid-request'],
  [{ 'upload-length': '0x10' }, 400, 'invalid-request'],
  [{ 'upload-length': '1e99' }, 400, 'invalid-request'],
  [{ 'upload-length': '0' }, 422, 'recording/bad-file'],
  [{ 'upload-metadata': 'x y z' }, 400, 'invalid-request'],
  [{ 'tus-resumable': '0.2.2' }, 412, 'upload/wrong-version'],
  [{ 'upload-defer-length': '1' }, 400, 'invalid-request'],
] as const)('the headers %o are refused', async (headers, status, code) => {
  const { recordingId } = await agreedRecording(server, nora, mateo)
  const answer = await nora.request('/api/uploads', {
    method: 'POST',
    headers: { ...beginHeaders(10, { recordingId }), ...headers },
  })
  expect([answer.status, await codeOf(answer)]).toEqual([status, code])
  const { rows } = await server.database.pool.query(
    `select state from recording_files where recording_id = $1 and state <> 'deleted'`,
    [recordingId],
  )
  expect(rows).toEqual([])
})

test('an upload belongs to who began it', async () => {
  const { id, at } = await begun(1000)
  for (const method of ['HEAD', 'PATCH', 'DELETE']) {
    expect((await mateo.request(`/api/uploads/${id}`, { method, headers: tus })).status).toBe(404)
    expect((await server.request(`/api/uploads/${id}`, { method, headers: tus })).status).toBe(401)
  }
  expect((await nora.request(`/api/uploads/${id}`)).status).toBe(405)
  expect((await nora.request(`/api/uploads/${id}`, { method: 'HEAD', headers: tus })).status).toBe(200)
  expect((await send(at, 0, webmBytes(1000))).status).toBe(204)
})

test('nobody sees a file before all of it is there', async () => {
  const { id, at, roomId } = await begun(1000)
  const bytes = webmBytes(1000)
  await send(at, 0, bytes.subarray(0, 999))
  expect(await idsOf(nora, roomId)).toEqual([])
  expect((await nora.request(`/api/recording-files/${id}/file`)).status).toBe(404)
  expect(await codeOf(await send(at, 500, bytes.subarray(999)))).toBe('upload/offset-mismatch')
  expect(await codeOf(await send(at, 999, webmBytes(2)))).toBe('recording/too-large')
  await send(at, 999, bytes.subarray(999))
  expect(await idsOf(mateo, roomId)).toEqual([id])
  expect(await download(nora, id)).toEqual(bytes)
})

test('the newer of two requests goes on where the older one hangs', async () => {
  const { id, at } = await begun(2000)
  const bytes = webmBytes(2000)
  const end = Promise.withResolvers<void>()
  const hanging = new ReadableStream({
    async start(controller) {
      controller.enqueue(bytes.subarray(0, 700))
      await end.promise
      controller.close()
    },
  })
  const older = send(at, 0, hanging)
  const head = () => nora.request(`/api/uploads/${id}`, { method: 'HEAD', headers: tus })
  await vi.waitFor(async () => expect((await head()).headers.get('upload-offset')).toBe('700'), 10_000)
  expect((await send(at, 700, bytes.subarray(700))).status).toBe(204)
  expect(await download(nora, id)).toEqual(bytes)
  end.resolve()
  await older
})

test('what is no recording is not kept', async () => {
  const { id, at, roomId } = await begun(1000)
  const answer = await send(at, 0, Buffer.alloc(1000, '<script>alert(1)</script>'))
  expect([answer.status, await codeOf(answer)]).toEqual([422, 'recording/bad-file'])
  expect(await idsOf(nora, roomId)).toEqual([])
  expect(await readdir(server.folder)).not.toContain(id)
})

test('a server that stopped after the last byte finishes when it is asked', async () => {
  const { id, at, roomId } = await begun(1000)
  await send(at, 0, webmBytes(1000))
  await server.database.pool.query(`update recording_files set state = 'uploading' where id = $1`, [id])
  expect(await idsOf(nora, roomId)).toEqual([])
  await nora.request(`/api/uploads/${id}`, { method: 'HEAD', headers: tus })
  expect(await idsOf(nora, roomId)).toEqual([id])
})

test('who begins the same file anew takes the place of the first try', async () => {
  const first = await begun(1000)
  const second = idIn(await begin(nora, 1000, { recordingId: first.recordingId }))
  expect((await send(first.at, 0, webmBytes(1000))).status).toBe(404)
  expect((await send({ ...first.at, id: second }, 0, webmBytes(1000))).status).toBe(204)
})

test('an upload that is taken back leaves nothing', async () => {
  const { id, at } = await begun(1000)
  await send(at, 0, webmBytes(400))
  expect(await readdir(server.folder)).toContain(id)
  const answer = await nora.request(`/api/uploads/${id}`, { method: 'DELETE', headers: tus })
  expect(answer.status).toBe(204)
  expect((await readdir(server.folder)).filter((name) => name.startsWith(id))).toEqual([])
  expect((await send(at, 400, webmBytes(600))).status).toBe(404)
})
