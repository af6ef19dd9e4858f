import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { errorCodes, problemSchema } from '../contract/errors.ts'
import { Refusal, toProblem, toRefusal } from './errors.ts'
import { startTestServer, type TestServer } from './testServer.ts'

let folder: string
let server: TestServer
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'avari-page-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>Avari</title>')
  await writeFile(join(folder, 'assets', 'page-abc123.js'), `console.log('${'x'.repeat(5000)}')`)
  await writeFile(join(folder, 'favicon.svg'), '<svg/>')
  server = await startTestServer({ webFolder: folder })
})
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

test.each(['/', '/chats?tab=sent', '/meeting/some-room', '/sign-in'])('%s is the page', async (path) => {
  const answer = await server.request(path)
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-cache'])
  expect(answer.headers.get('content-type')).toContain('text/html')
  expect(await answer.text()).toContain('<title>Avari</title>')
})

test('files with a hash in their name are kept for ever, and go compressed', async () => {
  const answer = await server.request('/assets/page-abc123.js', { headers: { 'accept-encoding': 'gzip' } })
  expect(answer.headers.get('cache-control')).toContain('immutable')
  expect(answer.headers.get('content-encoding')).toBe('gzip')
  expect(await answer.text()).toHaveLength(5015)
})

test.each(['/assets/none.js', '/none.txt', '/assets/', '/api', '/api/none', '/..%2f..%2fpackage.json'])(
  '%s is nothing',
  async (path) => {
    const answer = await server.request(path)
    expect(problemSchema.parse(await answer.json())).toMatchObject({ status: 404, code: 'not-found' })
    expect(answer.status).toBe(404)
  },
)

test('every answer says what a page of ours may do, and has a name', async () => {
  for (const path of ['/', '/api/none', '/healthz']) {
    const { headers } = await server.request(path)
    expect(headers.get('content-security-policy')).toContain("script-src 'self' 'wasm-unsafe-eval';")
    expect(headers.get('content-security-policy')).not.toContain('upgrade-insecure-requests')
    expect(headers.get('permissions-policy')).toContain(
      'camera=(self), microphone=(self), display-capture=(self)',
    )
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/u)
    expect(headers.get('strict-transport-security')).toBeNull()
  }
})

test('a wrong method is told the right ones', async () => {
  const answer = await server.request('/api/me', { method: 'DELETE' })
  expect(problemSchema.parse(await answer.json()).code).toBe('method-not-allowed')
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD, PATCH'])
})

test('the reference is served and names every code', async () => {
  const docs = await (await server.request('/api/docs')).text()
  expect(errorCodes.filter((code) => !docs.includes(code))).toEqual([])
  expect(docs).toContain('/api/rooms/{roomId}/messages')
  expect(docs).not.toContain('<script')
})

test('a failure that nobody foresaw tells nothing of itself', () => {
  const problem = toProblem(toRefusal(new Error('password=hunter2')), 'id')
  expect(problem).toMatchObject({ status: 500, code: 'internal', requestId: 'id' })
  expect(JSON.stringify(problem)).not.toContain('hunter2')
  const raised = Object.assign(new Error('chat/in-the-past'), { code: 'AV001' })
  expect(toRefusal(raised)).toMatchObject(new Refusal('chat/in-the-past'))
})

test('alive without a database, but not ready', async () => {
  await using lonely = await startTestServer()
  expect((await lonely.request('/readyz')).status).toBe(200)
  await lonely.sweep.close()
  await lonely.database.close()
  expect((await lonely.request('/readyz')).status).toBe(503)
  expect((await lonely.request('/healthz')).status).toBe(200)
})
