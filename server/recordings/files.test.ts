import { readdir } from 'node:fs/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { problemSchema } from '../../contract/errors.ts'
import { recordingFilesSchema, recordingPictureBytes } from '../../contract/recordings.ts'
import type { TestMember } from '../testServer.ts'
import {
  agreedRecording,
  type RecordingServer,
  sendRecording,
  startRecordingServer,
  webmBytes,
} from './testRecording.ts'

let server: RecordingServer
let nora: TestMember
let mateo: TestMember
let stranger: TestMember
const bytes = webmBytes(300_000)
let roomId: string
let recordingId: string
let id: string
beforeAll(async () => {
  server = await startRecordingServer({ RECORDING_RETENTION_DAYS: '7' })
  nora = await server.signUp('Nora')
  mateo = await server.signUp('Mateo')
  stranger = await server.signUp('Stranger')
  ;({ roomId, recordingId } = await agreedRecording(server, nora, mateo))
})
afterAll(() => server.close())
beforeEach(async () => {
  id = await sendRecording({
    url: server.url,
    member: nora,
    recordingId,
    bytes,
    metadata: { name: 'Gespräch.webm', type: 'video/webm;codecs="vp8,opus"' },
  })
})

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  mateo.request(`/api/recording-files/${id}${path}`, { method, headers })

async function list(member: TestMember, query = '') {
  return recordingFilesSchema.parse(await (await member.request(`/api/recording-files${query}`)).json())
}

const jpeg = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(1000, 1)])

function putPicture(member: TestMember, picture: Uint8Array<ArrayBuffer>) {
  const headers = { authorization: `Bearer ${member.token}`, 'content-type': 'image/jpeg' }
  return fetch(`${server.url}/api/recording-files/${id}/picture`, { method: 'PUT', headers, body: picture })
}

test('both people find it with its room, and in the list of all', async () => {
  const [file] = (await list(mateo, `?roomId=${roomId}`)).items
  expect(file).toMatchObject({
    id,
    recordingId,
    roomId,
    ownerId: nora.id,
    name: 'Gespräch.webm',
    type: 'video/webm',
    sizeBytes: bytes.length,
    durationMs: 60_000,
    hasPicture: false,
  })
  const kept = Date.parse(file?.expiresAt ?? '') - Date.parse(file?.createdAt ?? '')
  expect(Math.round(kept / 3_600_000)).toBe(7 * 24)
  expect((await list(nora)).items[0]?.id).toBe(id)
})

test('the list of all comes page by page, each file once, the newest first', async () => {
  const all = (await list(mateo)).items.map((file) => file.id)
  const seen: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const page = await list(mateo, `?limit=1${cursor ? `&cursor=${cursor}` : ''}`)
    seen.push(...page.items.map((file) => file.id))
    cursor = page.nextCursor
  }
  expect(seen).toEqual(all)
  expect(seen.length).toBeGreaterThan(1)
})

test('any part of it is exactly that part', async () => {
  for (let round = 0; round < 40; round++) {
    const first = Math.floor(Math.random() * bytes.length)
    const last = first + Math.floor(Math.random() * (bytes.length - first))
    const answer = await get('/file', { range: `bytes=${first}-${last}` })
    expect(answer.status).toBe(206)
    expect(answer.headers.get('content-range')).toBe(`bytes ${first}-${last}/${bytes.length}`)
    expect(answer.headers.get('content-length')).toBe(String(last - first + 1))
    const part = Buffer.from(await answer.arrayBuffer())
    expect(part.equals(bytes.subarray(first, last + 1))).toBe(true)
  }
})

test('whole, beyond its end, or as it was before', async () => {
  const whole = await get('/file')
  expect(Object.fromEntries(whole.headers)).toMatchObject({
    'accept-ranges': 'bytes',
    'content-type': 'video/webm',
    'content-length': String(bytes.length),
    'content-disposition': expect.stringMatching(/^inline; .*filename\*=UTF-8''Gespr%C3%A4ch\.webm$/u),
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  })
  expect(Buffer.from(await whole.arrayBuffer()).equals(bytes)).toBe(true)
  const beyond = await get('/file', { range: `bytes=${bytes.length}-` })
  expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${bytes.length}`])
  const etag = whole.headers.get('etag') ?? ''
  const status = async (value: string) =>
    (await get('/file', { range: 'bytes=0-9', 'if-range': value })).status
  expect([await status(etag), await status('"another"')]).toEqual([206, 200])
})

test('a HEAD tells the same without the bytes', async () => {
  const answer = await get('/file', { range: 'bytes=0-99' }, 'HEAD')
  expect([answer.status, answer.headers.get('content-length')]).toEqual([206, '100'])
  expect(await answer.text()).toBe('')
})

test('a download is saved under its name', async () => {
  const answer = await get('/file?download=1')
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="Gespr_ch\.webm"/u)
  await answer.body?.cancel()
})

test('a picture comes from the owner, and is one', async () => {
  expect((await get('/picture')).status).toBe(404)
  expect((await putPicture(mateo, jpeg)).status).toBe(403)
  expect((await putPicture(stranger, jpeg)).status).toBe(404)
  expect((await putPicture(nora, Buffer.from('<svg onload=alert(1)>'))).status).toBe(422)
  const large = Buffer.concat([jpeg, Buffer.alloc(recordingPictureBytes)])
  expect((await putPicture(nora, large)).status).toBe(413)
  expect((await putPicture(nora, jpeg)).status).toBe(204)
  const answer = await get('/picture')
  expect(answer.headers.get('content-type')).toBe('image/jpeg')
  expect(Buffer.from(await answer.arrayBuffer()).equals(jpeg)).toBe(true)
  expect((await list(mateo)).items[0]?.hasPicture).toBe(true)
})

test.each(['nora', 'mateo'])('%s deletes it: nothing of it stays', async (who) => {
  const member = who === 'nora' ? nora : mateo
  expect((await member.request(`/api/recording-files/${id}`, { method: 'DELETE' })).status).toBe(204)
  for (const path of ['/file', '/picture']) expect((await get(path)).status).toBe(404)
  expect((await list(nora)).items.map((file) => file.id)).not.toContain(id)
  expect((await readdir(server.folder)).filter((name) => name.startsWith(id))).toEqual([])
  const { rows } = await server.database.pool.query('select from recording_files where id = $1', [id])
  expect(rows).toEqual([])
})

describe.each([
  ['GET', '/file'],
  ['HEAD', '/file'],
  ['GET', '/file?download=1'],
  ['GET', '/picture'],
  ['PUT', '/picture'],
  ['DELETE', ''],
])('%s %s', (method, path) => {
  test('gives a stranger and the signed-out nothing', async () => {
    await putPicture(nora, jpeg)
    const headers = { range: 'bytes=0-9' }
    const address = `/api/recording-files/${id}${path}`
    for (const [who, status] of [
      [stranger, 404],
      [server, 401],
    ] as const) {
      const answer = await who.request(address, { method, headers })
      expect(answer.status).toBe(status)
      const body = Buffer.from(await answer.arrayBuffer())
      expect(body.includes(bytes.subarray(0, 10))).toBe(false)
    }
    expect((await get('/file', headers)).status).toBe(206)
  })
})

test('a stranger’s lists hold nothing of it', async () => {
  expect(await list(stranger)).toEqual({ items: [], nextCursor: null })
  const answer = await stranger.request(`/api/recording-files?roomId=${roomId}`)
  expect(problemSchema.parse(await answer.json()).code).toBe('room/not-participant')
  expect((await server.request('/api/recording-files')).status).toBe(401)
})

test.each(['limit=0', 'limit=x', 'cursor=x', 'cursor=W10', `cursor=${'x'.repeat(300)}`])(
  'the list with %s is refused',
  async (query) => {
    expect((await nora.request(`/api/recording-files?${query}`)).status).toBe(400)
  },
)
