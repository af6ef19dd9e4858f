import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { isSigned } from './fakeS3Signature.ts'

export type FakeS3 = AsyncDisposable & {
  endpoint: string
  /** What is stored, by key. */
  objects: Map<string, Buffer>
  /** Multipart uploads that are neither completed nor aborted, by their id. */
  uploads: Map<string, Parts>
  /** Answers the next request that completes an upload with an error. */
  failNextCompletion(): void
  /** Answers the next `times` requests that bring the part of this number with an error. */
  failPart(number: number, times: number): void
}

type Parts = { key: string; parts: Map<number, Buffer> }
type Asked = { method: string; key: string; query: URLSearchParams; range: string | undefined; body: Buffer }
type Answer = { status: number; body?: string | Buffer; headers?: Record<string, string> }

export const fakeBucket = { bucket: 'recordings', accessKeyId: 'avari', secretAccessKey: 'a secret' }

/** Every part but the last has to have this many bytes. */
const smallestPart = 5 * 1024 * 1024
/** So few that a list of parts has to be read page by page; S3 has a thousand. */
const partsPerPage = 2

const etagOf = (bytes: Buffer) => `"${createHash('md5').update(bytes).digest('hex')}"`
const failure = (status: number, code: string): Answer => ({
  status,
  body: `<Error><Code>${code}</Code><Message>${code}</Message></Error>`,
})
const xml = (name: string, body: string): Answer => ({ status: 200, body: `<${name}>${body}</${name}>` })

/**
 * For tests: one bucket in memory that speaks as much of S3 as recordings need, with its rules: signatures are checked, parts have a
 * smallest size, an upload that was completed or aborted is gone.
 */
export async function startFakeS3(): Promise<FakeS3> {
  const objects = new Map<string, Buffer>()
  const uploads = new Map<string, Parts>()
  let failures = 0
  let failing = { number: 0, times: 0 }

  function complete(uploadId: string, { key, parts }: Parts, body: string): Answer {
    if (failures-- > 0) return failure(500, 'InternalError')
    const named = [...body.matchAll(/<Part>.*?<\/Part>/gsu)].map(([text]) => ({
      number: Number(/<PartNumber>(\d+)/u.exec(text)?.[1]),
      etag: /<ETag>(.*?)<\/ETag>/u.exec(text)?.[1]?.replaceAll('&quot;', '"'),
    }))
    const bytes = named.map(({ number }) => parts.get(number) ?? Buffer.alloc(0))
    if (bytes.some((part, index) => etagOf(part) !== named[index]?.etag)) return failure(400, 'InvalidPart')
    if (bytes.slice(0, -1).some((part) => part.length < smallestPart)) return failure(400, 'EntityTooSmall')
    objects.set(key, Buffer.concat(bytes))
    uploads.delete(uploadId)
    return xml('CompleteMultipartUploadResult', `<Key>${key}</Key>`)
  }

  function answerUpload({ method, query, body }: Asked, uploadId: string): Answer {
    const upload = uploads.get(uploadId)
    if (!upload) return failure(404, 'NoSuchUpload')
    if (method === 'POST') return complete(uploadId, upload, body.toString())
    if (method === 'GET') return listParts(upload, Number(query.get('part-number-marker') ?? 0))
    if (method === 'DELETE') {
      uploads.delete(uploadId)
      return { status: 204 }
    }
    const number = Number(query.get('partNumber'))
    if (number === failing.number && failing.times-- > 0) return failure(500, 'InternalError')
    upload.parts.set(number, body)
    return { status: 200, headers: { etag: etagOf(body) } }
  }

  function answer(asked: Asked): Answer {
    const { method, key, query, body } = asked
    const uploadId = query.get('uploadId')
    if (uploadId !== null) return answerUpload(asked, uploadId)
    if (query.has('uploads')) {
      const id = crypto.randomUUID()
      uploads.set(id, { key, parts: new Map() })
      return xml('InitiateMultipartUploadResult', `<Key>${key}</Key><UploadId>${id}</UploadId>`)
    }
    if (method === 'PUT') {
      objects.set(key, body)
      return { status: 200, headers: { etag: etagOf(body) } }
    }
    if (method === 'DELETE') {
      objects.delete(key)
      return { status: 204 }
    }
    const found = objects.get(key)
    return found ? readObject(found, asked.range) : failure(404, 'NoSuchKey')
  }

  const metadata = new Map<string, Record<string, string>>()
  const server = createServer((request, response) => void serve(request, response))
  async function serve(request: IncomingMessage, response: ServerResponse) {
    const body = await readBody(request)
    const url = new URL(request.url ?? '/', 'http://localhost')
    const [, bucket = '', ...rest] = url.pathname.split('/')
    const key = decodeURIComponent(rest.join('/'))
    const { method = 'GET' } = request
    const isRead = method === 'GET' || method === 'HEAD'
    const asked = { method, key, query: url.searchParams, range: request.headers.range, body }
    const result = !isSigned(request, body, fakeBucket.secretAccessKey)
      ? failure(403, 'SignatureDoesNotMatch')
      : bucket === fakeBucket.bucket
        ? answer(asked)
        : failure(404, 'NoSuchBucket')
    if (method === 'PUT') metadata.set(key, metadataOf(request))
    const headers = { ...(isRead ? metadata.get(key) : {}), ...result.headers }
    response.writeHead(result.status, { 'content-type': 'application/xml', ...headers }).end(result.body)
  }

  const { promise, resolve } = Promise.withResolvers<void>()
  server.listen(0, '127.0.0.1', resolve)
  await promise
  const address = server.address()
  return {
    endpoint: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    objects,
    uploads,
    failNextCompletion: () => failures++,
    failPart: (number, times) => (failing = { number, times }),
    async [Symbol.asyncDispose]() {
      const closed = Promise.withResolvers<void>()
      server.close(() => closed.resolve())
      server.closeAllConnections()
      await closed.promise
    },
  }
}

function listParts({ parts }: Parts, after: number) {
  const later = [...parts].filter(([number]) => number > after).toSorted(([one], [other]) => one - other)
  const page = later.slice(0, partsPerPage)
  const isTruncated = later.length > page.length
  const listed = page.map(
    ([number, bytes]) =>
      `<Part><PartNumber>${number}</PartNumber><ETag>${etagOf(bytes)}</ETag><Size>${bytes.length}</Size></Part>`,
  )
  const next = `<NextPartNumberMarker>${page.at(-1)?.[0] ?? after}</NextPartNumberMarker>`
  return xml('ListPartsResult', `<IsTruncated>${isTruncated}</IsTruncated>${next}${listed.join('')}`)
}

function readObject(bytes: Buffer, range: string | undefined): Answer {
  const { first = '0', last = String(bytes.length - 1) } =
    /^bytes=(?<first>\d+)-(?<last>\d+)$/u.exec(range ?? '')?.groups ?? {}
  const part = bytes.subarray(Number(first), Number(last) + 1)
  const headers = { 'content-length': String(part.length), etag: etagOf(bytes) }
  return { status: range === undefined ? 200 : 206, body: part, headers }
}

const metadataOf = (request: IncomingMessage) =>
  Object.fromEntries(
    Object.entries(request.headers).flatMap(([name, value]) =>
      name.startsWith('x-amz-meta-') ? [[name, [value].flat().join(',')] as const] : [],
    ),
  )

async function readBody(request: IncomingMessage) {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks)
}
