import { createHash, createHmac } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()
const hash = (text: string | Buffer) => createHash('sha256').update(text).digest('hex')

const authorization =
  /^AWS4-HMAC-SHA256 Credential=(?<key>[^/]+)\/(?<scope>[^,]+), SignedHeaders=(?<signed>[^,]+), Signature=(?<signature>[\da-f]{64})$/u

/** RFC 3986: everything but the unreserved characters. */
const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/gu, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

/** Whether the owner of `secret` signed this very request (AWS Signature Version 4), body and all. */
export function isSigned(request: IncomingMessage, body: Buffer, secret: string) {
  const header = (name: string) => [request.headers[name] ?? ''].flat().join(',')
  const { scope = '', signed = '', signature } = authorization.exec(header('authorization'))?.groups ?? {}
  const bodyHash = header('x-amz-content-sha256')
  if (bodyHash !== 'UNSIGNED-PAYLOAD' && bodyHash !== hash(body)) return false
  const url = new URL(request.url ?? '/', 'http://localhost')
  const query = [...url.searchParams].map(([key, value]) => `${encode(key)}=${encode(value)}`).toSorted()
  const headers = signed.split(';').map((name) => `${name}:${header(name).trim().replaceAll(/ +/gu, ' ')}\n`)
  const canonical = [request.method, url.pathname, query.join('&'), headers.join(''), signed, bodyHash]
  const text = ['AWS4-HMAC-SHA256', header('x-amz-date'), scope, hash(canonical.join('\n'))].join('\n')
  let key: string | Buffer = `AWS4${secret}`
  for (const part of scope.split('/')) key = hmac(key, part)
  return hmac(key, text).toString('hex') === signature
}
