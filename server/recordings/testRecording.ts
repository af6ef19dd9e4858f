import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Upload } from 'tus-js-client'
import { openRoom } from '../db/testMembers.ts'
import { startTestServer, type TestMember, type TestServer } from '../testServer.ts'
import { takeStep } from './consentRepository.ts'

export type RecordingServer = TestServer & { folder: string }

/** A server that keeps recordings in a folder of its own. */
export async function startRecordingServer(
  environment: Record<string, string> = {},
): Promise<RecordingServer> {
  const folder = await mkdtemp(join(tmpdir(), 'avari-recordings-'))
  const server = await startTestServer({ environment: { DATA_DIR: folder, ...environment } })
  const close = async () => {
    await server.close()
    await rm(folder, { recursive: true })
  }
  return { ...server, folder: join(folder, 'recordings'), close, [Symbol.asyncDispose]: close }
}

/** A room of these two with a recording that the other one agreed to and that has ended, or goes on. */
export async function agreedRecording(
  server: TestServer,
  recorder: TestMember,
  subject: TestMember,
  last: 'start' | 'stop' = 'stop',
) {
  const roomId = await openRoom(server.database, recorder.id, subject.id)
  const recordingId = crypto.randomUUID()
  for (const [personId, action] of [
    [recorder.id, 'ask'],
    [subject.id, 'agree'],
    [recorder.id, 'start'],
    [recorder.id, 'stop'],
  ] as const) {
    if (action === 'stop' && last === 'start') continue
    await takeStep(server.database, personId, { roomId, recordingId, action, studio: false })
  }
  return { roomId, recordingId }
}

/** The beginning of a WebM file, as every browser writes it. */
const webmBeginning = Buffer.from('1a45dfa39f4286810142f7810142f2810442f381084282847765626d42878104', 'hex')

/** Bytes that begin like a WebM; the rest is noise, so that nothing lost or moved goes unnoticed. */
export const webmBytes = (size: number) =>
  Buffer.concat([webmBeginning, randomBytes(Math.max(size - webmBeginning.length, 0))]).subarray(0, size)

export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

type Sending = {
  /** Where to send it: the server's own address, or one that stands in front of it. */
  url: string
  member: Pick<TestMember, 'token'>
  recordingId: string
  bytes: Buffer
  metadata?: Record<string, string>
  chunkSize?: number
}

/** Uploads as a page would, with the client library that the page has. Answers the id of the file. */
export async function sendRecording(sending: Sending): Promise<string> {
  const { url, member, recordingId, bytes, metadata, chunkSize = Infinity } = sending
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const upload = new Upload(bytes, {
    endpoint: `${url}/api/uploads`,
    headers: { authorization: `Bearer ${member.token}` },
    metadata: { recordingId, name: 'avari-call.webm', type: 'video/webm', durationMs: '60000', ...metadata },
    uploadSize: bytes.length,
    chunkSize,
    retryDelays: Array.from({ length: 30 }, () => 50),
    onSuccess: () => resolve(),
    onError: reject,
  })
  upload.start()
  await promise
  return upload.url?.split('/').at(-1) ?? ''
}

const toBase64 = (text: string) => Buffer.from(text).toString('base64')

/** The headers of a POST that begins an upload. */
export const beginHeaders = (sizeBytes: number, metadata: Record<string, string>) => ({
  'tus-resumable': '1.0.0',
  'upload-length': String(sizeBytes),
  'upload-metadata': Object.entries({
    name: 'avari-call.webm',
    type: 'video/webm',
    durationMs: '60000',
    ...metadata,
  })
    .map(([key, value]) => `${key} ${toBase64(value)}`)
    .join(','),
})

/** Sends bytes from `offset` on as its own request. */
export function send(
  at: { server: Pick<TestServer, 'url'>; member: Pick<TestMember, 'token'>; id: string },
  offset: number,
  body: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>,
) {
  const headers = {
    'tus-resumable': '1.0.0',
    authorization: `Bearer ${at.member.token}`,
    'content-type': 'application/offset+octet-stream',
    'upload-offset': String(offset),
  }
  return fetch(`${at.server.url}/api/uploads/${at.id}`, { method: 'PATCH', headers, body, duplex: 'half' })
}
