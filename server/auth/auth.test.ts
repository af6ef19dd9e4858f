import { afterAll, beforeAll, expect, test } from 'vitest'
import { problemSchema } from '../../contract/errors.ts'
import { meSchema } from '../../contract/people.ts'
import { signedInSchema } from '../../contract/session.ts'
import { startTestServer, type TestServer } from '../testServer.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  server.request(`/api/auth/${path}`, { method: 'POST', body, headers })
const cookieOf = (response: Response) => response.headers.getSetCookie().join(';').split(';')[0] ?? ''
const codeOf = async (response: Response) => problemSchema.parse(await response.json()).code
const nora = { name: '  Nora ', email: 'Nora@avari.test', password: 'correct horse' }

test('sign-up makes a member with a profile, and signs in', async () => {
  const answer = await post('sign-up/email', { ...nora, timeZone: 'Europe/Stockholm' })
  expect(answer.status).toBe(200)
  const { user } = signedInSchema.parse(await answer.json())
  const me = await server.request('/api/me', { headers: { cookie: cookieOf(answer) } })
  expect(meSchema.parse(await me.json())).toMatchObject({
    id: user.id,
    name: 'Nora',
    email: 'nora@avari.test',
    timeZone: 'Europe/Stockholm',
  })
})

test('the same address again, in other letters, is taken', async () => {
  const answer = await post('sign-up/email', { ...nora, email: 'NORA@avari.test' })
  expect([answer.status, await codeOf(answer)]).toEqual([409, 'auth/email-taken'])
})

test('two sign-ups at once with one address make one member', async () => {
  const account = { ...nora, email: 'twice@avari.test' }
  const answers = await Promise.all([1, 2, 3, 4].map(() => post('sign-up/email', account)))
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409, 409])
})

test('the cookie is out of reach of scripts and of other sites, and needs no https on plain http', async () => {
  const answer = await post('sign-in/email', nora)
  expect(answer.headers.getSetCookie()).toEqual([
    expect.stringMatching(/^avari\.session_token=.+; Path=\/; HttpOnly; SameSite=Lax$/u),
  ])
})

test('where people come by https the cookie is Secure, and the page asks for https next time', async () => {
  await using secure = await startTestServer({ environment: { PUBLIC_URL: 'https://avari.test' } })
  const answer = await secure.request('/api/auth/sign-up/email', {
    method: 'POST',
    body: nora,
    headers: { origin: 'https://avari.test' },
  })
  expect(answer.headers.getSetCookie()[0]).toMatch(/^__Secure-avari.*; Secure/u)
  expect(answer.headers.get('strict-transport-security')).toContain('max-age')
  expect(answer.headers.get('content-security-policy')).toContain("connect-src 'self' wss://avari.test")
})

test.each([
  ['a wrong password', { email: 'nora@avari.test', password: 'wrong horse' }],
  ['an unknown address', { email: 'nobody@avari.test', password: 'correct horse' }],
])('%s is refused in the same words', async (_what, credentials) => {
  const answer = await post('sign-in/email', credentials)
  const { code, detail } = problemSchema.parse(await answer.json())
  expect([answer.status, code, detail]).toEqual([
    401,
    'auth/invalid-credentials',
    'E-mail or password is wrong',
  ])
  expect(answer.headers.getSetCookie()).toEqual([])
})

test('the token works as a bearer without cookie or origin, and only while the session lasts', async () => {
  const { token } = signedInSchema.parse(await (await post('sign-in/email', nora)).json())
  const asBearer = (path: string, method: string, value = token) =>
    fetch(new URL(path, server.url), { method, headers: { authorization: `Bearer ${value}` } })
  expect((await asBearer('/api/me', 'GET')).status).toBe(200)
  expect((await asBearer('/api/me', 'GET', `${token}x`)).status).toBe(401)
  expect((await asBearer('/api/auth/sign-out', 'POST')).status).toBe(200)
  expect((await asBearer('/api/me', 'GET')).status).toBe(401)
})

test('an Authorization header is never completed by a cookie', async () => {
  const member = await server.signUp('Cookie')
  const answer = await member.request('/api/me', { headers: { authorization: 'Bearer nothing' } })
  expect(answer.status).toBe(401)
})

test('a cookie whose signature was changed is nobody’s', async () => {
  const { cookie } = await server.signUp('Forged')
  const answer = await server.request('/api/me', { headers: { cookie: `${cookie.slice(0, -6)}AAAA%3D` } })
  expect(answer.status).toBe(401)
})

test('signing out ends this session alone', async () => {
  const [first, second] = [await post('sign-in/email', nora), await post('sign-in/email', nora)].map(cookieOf)
  await server.request('/api/auth/sign-out', { method: 'POST', headers: { cookie: first ?? '' } })
  const status = async (cookie = '') => (await server.request('/api/me', { headers: { cookie } })).status
  expect([await status(first), await status(second)]).toEqual([401, 200])
  const session = await server.request('/api/auth/get-session', { headers: { cookie: first ?? '' } })
  expect(await session.json()).toBeNull()
})

test('guessing a password is slowed down, for that address alone', async () => {
  await using strict = await startTestServer({ limitFactor: 1 })
  const tryOnce = (email: string) =>
    strict.request('/api/auth/sign-in/email', { method: 'POST', body: { email, password: 'guess' } })
  const statuses: number[] = []
  for (let attempt = 0; attempt < 11; attempt += 1) statuses.push((await tryOnce('nora@avari.test')).status)
  expect(statuses).toEqual([...Array<number>(10).fill(401), 429])
  const last = await tryOnce('nora@avari.test')
  expect(await codeOf(last)).toBe('rate-limited')
  expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await tryOnce('someone@avari.test')).status).toBe(401)
})

test.each(['sign-in/social', 'forget-password', 'list-sessions', 'magic-link/verify', 'update-user', 'ok'])(
  'nothing else of the accounts library is reachable: %s',
  async (path) => {
    expect((await post(path, {})).status).toBe(404)
    expect((await server.request(`/api/auth/${path}`)).status).toBe(404)
  },
)
