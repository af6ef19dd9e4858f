import { afterAll, beforeAll, expect, test } from 'vitest'
import { meSchema, peoplePageSchema } from '../../contract/people.ts'
import { startTestServer, type TestMember, type TestServer } from '../testServer.ts'

let server: TestServer
let nora: TestMember
beforeAll(async () => {
  server = await startTestServer()
  nora = await server.signUp('Nora')
  const mateo = await server.signUp('Mateo')
  await mateo.request('/api/me', {
    method: 'PATCH',
    body: { headline: 'Cello 100% of the time', interests: ['Sour_dough', 'Chess'] },
  })
  for (const name of ['elif', 'Hana', 'Priya']) await server.signUp(name)
})
afterAll(() => server.close())

async function list(query: Record<string, string>) {
  const answer = await nora.request(`/api/people?${new URLSearchParams(query).toString()}`)
  return peoplePageSchema.parse(await answer.json())
}
const names = async (query: string) => (await list({ query })).items.map(({ name }) => name)

test('everybody but oneself, by name whatever its letters', async () => {
  expect(await names('')).toEqual(['elif', 'Hana', 'Mateo', 'Priya'])
})

test.each([
  ['hAN', ['Hana']],
  ['cello', ['Mateo']],
  ['chess', ['Mateo']],
  ['nora', []],
  ['100%', ['Mateo']],
  ['1%0', []],
  ['r_d', ['Mateo']],
  ['e_l', []],
  ['\\', []],
  ["'; drop table profiles; --", []],
])('a search for %s finds %o', async (query, found) => {
  expect(await names(query)).toEqual(found)
})

test('pages join without a gap or a repetition', async () => {
  const seen: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const page = await list({ limit: '1', ...(cursor === '' ? {} : { cursor }) })
    seen.push(...page.items.map(({ name }) => name))
    cursor = page.nextCursor
  }
  expect(seen).toEqual(['elif', 'Hana', 'Mateo', 'Priya'])
})

test('only the given fields of the own profile change', async () => {
  const change = await nora.request('/api/me', {
    method: 'PATCH',
    body: { bio: ' Bridges. ', timeZone: 'Asia/Tokyo' },
  })
  expect(meSchema.parse(await change.json())).toMatchObject({
    name: 'Nora',
    bio: 'Bridges.',
    timeZone: 'Asia/Tokyo',
  })
  const again = await nora.request('/api/me', { method: 'PATCH', body: {} })
  expect(meSchema.parse(await again.json())).toMatchObject({ bio: 'Bridges.', email: nora.email })
})

test('hiding one’s address is one’s own setting, and no other member’s to see', async () => {
  const priya = await server.signUp('Priya Two')
  const read = async () => meSchema.parse(await (await priya.request('/api/me')).json())
  expect((await read()).hideAddress).toBe(false)
  for (const hideAddress of [true, false, true]) {
    const answer = await priya.request('/api/me', { method: 'PATCH', body: { hideAddress } })
    expect(meSchema.parse(await answer.json()).hideAddress).toBe(hideAddress)
  }
  expect((await read()).hideAddress).toBe(true)
  const seen = await (await nora.request('/api/people?query=Priya%20Two')).json()
  expect(seen).toMatchObject({ items: [{ name: 'Priya Two' }] })
  expect(JSON.stringify(seen)).not.toContain('hideAddress')
})
