import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { acceptedChatSchema, chatSchema } from '../contract/chats.ts'
import { problemSchema } from '../contract/errors.ts'
import { startTestServer, type TestMember, type TestServer } from './testServer.ts'

/** What each route needs to be asked well; a route that is missing here fails the first test. */
const bodies: Record<string, object | undefined> = {
  'POST /api/auth/sign-up/email': { name: 'X', email: 'x@avari.test', password: 'correct horse' },
  'POST /api/auth/sign-in/email': { email: 'x@avari.test', password: 'correct horse' },
  'POST /api/auth/sign-out': undefined,
  'GET /api/auth/get-session': undefined,
  'GET /api/people': undefined,
  'GET /api/me': undefined,
  'PATCH /api/me': { name: 'X', headline: 'X', bio: 'X', interests: ['X'], timeZone: 'UTC' },
  'POST /api/chats': {
    recipientId: '00000000-0000-4000-8000-000000000001',
    scheduledTime: '2099-06-01T10:00:00Z',
    durationMinutes: 30,
    topic: 'X',
    notes: 'X',
  },
  'GET /api/chats': undefined,
  'GET /api/chats/{id}': undefined,
  'POST /api/chats/{id}/accept': undefined,
  'POST /api/chats/{id}/decline': { reason: 'X' },
  'POST /api/chats/{id}/cancel': { reason: 'X' },
  'GET /api/rooms/{roomId}': undefined,
  'GET /api/rooms/{roomId}/messages': undefined,
  'GET /api/ice-servers': undefined,
}
const open = new Set(Object.keys(bodies).filter((route) => route.includes('/api/auth/')))
const routes = Object.keys(bodies).map((route) => {
  const [method = '', path = ''] = route.split(' ')
  return { route, method, path, body: bodies[route] }
})
const changes = routes.filter(({ method }) => method !== 'GET')
const withBody = changes.filter(({ body }) => body !== undefined)

const hostile: unknown[] = [
  null,
  true,
  -1,
  1e308,
  '',
  '\u0000',
  '\ud800',
  "'; drop table coffee_chats; --",
  '<script>alert(1)</script>'.repeat(60),
  'x'.repeat(20_000),
  [],
  [[[]]],
  { $ne: null },
  { toString: 'x' },
]

let server: TestServer
let nora: TestMember
let third: TestMember
let chatId: string
let roomId: string
beforeAll(async () => {
  server = await startTestServer()
  nora = await server.signUp('Nora')
  const mateo = await server.signUp('Mateo')
  third = await server.signUp('Third')
  const ask = async (scheduledTime: string) => {
    const answer = await nora.request('/api/chats', {
      method: 'POST',
      body: { recipientId: mateo.id, scheduledTime },
    })
    return chatSchema.parse(await answer.json()).id
  }
  chatId = await ask('2099-01-01T10:00:00Z')
  const accepted = await mateo.request(`/api/chats/${await ask('2099-01-02T10:00:00Z')}/accept`, {
    method: 'POST',
  })
  roomId = acceptedChatSchema.parse(await accepted.json()).roomId
})
afterAll(() => server.close())

const fill = (path: string, value?: string) =>
  path.replace('{id}', value ?? chatId).replace('{roomId}', value ?? roomId)

/** Everything that a request could have written. */
async function written() {
  const tables = [
    'coffee_chats',
    'video_rooms',
    'chat_bookings',
    'call_messages',
    'profiles',
    'accounts."user"',
  ]
  const parts = tables.map(
    (table) => `select '${table}' as name, md5(string_agg(t::text, '' order by t::text)) from ${table} t`,
  )
  const { rows } = await server.database.pool.query(parts.join(' union all '))
  return rows
}

/** The request is refused with a problem document, and neither changes anything nor stops the server. */
async function expectRefusal(request: () => Promise<Response>, status: number | 'any', code?: string) {
  const before = await written()
  const answer = await request()
  const problem = problemSchema.parse(await answer.json())
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  expect(problem.status).toBe(answer.status)
  if (status === 'any')
    expect([answer.status >= 400 && answer.status < 500, problem]).toEqual([true, problem])
  else expect(answer.status).toBe(status)
  if (code !== undefined) expect(problem.code).toBe(code)
  expect(await written()).toEqual(before)
}

test('every route of the reference is in the table', async () => {
  const document = z
    .object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) })
    .parse(await (await server.request('/api/openapi.json')).json())
  const described = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  )
  expect(described.toSorted()).toEqual(Object.keys(bodies).toSorted())
})

describe.each(routes.filter(({ route }) => !open.has(route)))('$route', ({ method, path, body }) => {
  test('is for members only', async () => {
    for (const headers of [{}, { cookie: 'avari.session_token=x.y' }, { authorization: 'Bearer x' }]) {
      await expectRefusal(() => server.request(fill(path), { method, body, headers }), 401, 'auth/required')
    }
  })
})

describe.each(routes.filter(({ path }) => path.includes('{')))('$route', ({ method, path, body }) => {
  test('shows and does nothing for a third person', async () => {
    const status = path.includes('room') ? 403 : 404
    await expectRefusal(() => third.request(fill(path), { method, body }), status)
  })

  test('takes no hostile address', async () => {
    for (const value of [
      '%00',
      '%ff',
      '..',
      'x'.repeat(5000),
      encodeURIComponent("' or 1=1 --"),
      '%F0%9F%8D%B5',
    ]) {
      await expectRefusal(() => nora.request(fill(path, value), { method, body }), 'any')
    }
  })
})

describe.each(changes)('$route', ({ method, path, body }) => {
  test('is taken from our own pages only', async () => {
    const ask = (headers: Record<string, string>) =>
      fetch(new URL(fill(path), server.url), {
        method,
        headers: { cookie: nora.cookie, ...(body ? { 'content-type': 'application/json' } : {}), ...headers },
        ...(body ? { body: JSON.stringify(body) } : {}),
      })
    const foreign = [
      {},
      { origin: 'https://evil.test' },
      { origin: 'null' },
      { origin: `${server.url}.evil.test` },
    ]
    for (const headers of [...foreign, { origin: server.url, 'sec-fetch-site': 'cross-site' }]) {
      await expectRefusal(() => ask(headers), 403, 'auth/foreign-origin')
    }
  })
})

describe.each(withBody)('$route', ({ method, path, body }) => {
  const send = (text: string, type = 'application/json') =>
    fetch(new URL(fill(path), server.url), {
      method,
      headers: { cookie: nora.cookie, origin: server.url, 'content-type': type },
      body: text,
    })

  test('takes JSON only, whole, and of a decent size', async () => {
    const whole = JSON.stringify(body)
    await expectRefusal(() => send(whole.slice(0, -1)), 400, 'invalid-request')
    await expectRefusal(() => send(whole, 'text/plain'), 400, 'invalid-request')
    await expectRefusal(() => send(whole, 'multipart/form-data; boundary=x'), 400, 'invalid-request')
    await expectRefusal(() => send(`"${'x'.repeat(1_000_000)}"`), 413, 'payload-too-large')
    await expectRefusal(() => send('['.repeat(60_000)), 400, 'invalid-request')
    for (const value of ['null', '[]', '1', '"x"'])
      await expectRefusal(() => send(value), 400, 'invalid-request')
  })

  test('takes no hostile value in any field', async () => {
    for (const field of Object.keys(body ?? {})) {
      for (const value of hostile) {
        const before = await written()
        const answer = await send(JSON.stringify({ ...body, [field]: value }))
        if (answer.ok) {
          // Some of these are fine as a reason, say; then they are kept as they are, and no more than that.
          expect(typeof value === 'string' || value === null || Array.isArray(value)).toBe(true)
          continue
        }
        const problem = problemSchema.parse(await answer.json())
        expect([field, value, problem.status < 500]).toEqual([field, value, true])
        expect(await written()).toEqual(before)
      }
    }
  })
})

test.each([
  '/api/people?limit=0',
  '/api/people?limit=1e9',
  '/api/people?cursor=x',
  `/api/people?cursor=${Buffer.from('["a","b"]').toString('base64url')}`,
  '/api/people?query=%00',
  `/api/people?query=${'x'.repeat(200)}`,
  '/api/chats',
  '/api/chats?tab=all',
  '/api/chats?tab=sent&limit=-1',
  '/api/chats?tab=sent&cursor=W10',
  `/api/chats?tab=past&cursor=${Buffer.from('["2099-99-99 00:00:00","00000000-0000-4000-8000-000000000001"]').toString('base64url')}`,
])('%s is refused', async (path) => {
  await expectRefusal(() => nora.request(path), 400, 'invalid-request')
})

test.each(['cursor=x', 'after=-1', 'after=1e99', 'limit=101', 'cursor=WyJiZWZvcmUiLCJ4Il0'])(
  'messages?%s is refused',
  async (query) => {
    await expectRefusal(() => nora.request(`/api/rooms/${roomId}/messages?${query}`), 400, 'invalid-request')
  },
)

test.each(['', ' ', 'ü', 'x'.repeat(101)])('the Idempotency-Key %j is refused', async (key) => {
  const body = { recipientId: third.id, scheduledTime: '2099-06-01T10:00:00Z' }
  const headers = {
    'idempotency-key': encodeURIComponent(key) === key ? key : Buffer.from(key).toString('latin1'),
  }
  await expectRefusal(
    () => nora.request('/api/chats', { method: 'POST', body, headers }),
    400,
    'invalid-request',
  )
})

test('after all that the server answers as before', async () => {
  expect((await nora.request('/api/me')).status).toBe(200)
  expect((await server.request('/readyz')).status).toBe(200)
})
