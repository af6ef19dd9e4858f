import { expect, test } from 'vitest'
import { chatsPageSchema } from '../../contract/chats.ts'
import { problemSchema } from '../../contract/errors.ts'
import { startTestServer, type TestServer } from '../testServer.ts'
import { createDemoRoutes, linkPath } from './routes.ts'
import { createLinks, seedDemo } from './seed.ts'

const startDemo = () => startTestServer({ environment: { AVARI_DEMO: '1' }, extraRoutes: createDemoRoutes })

async function follow(server: TestServer, link: string, headers: Record<string, string> = {}) {
  return server.request(link, { headers })
}

const cookieOf = (answer: Response) => answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''

async function statuses(server: TestServer, cookie: string) {
  const found: string[] = []
  for (const tab of ['upcoming', 'requests', 'past']) {
    const answer = await server.request(`/api/chats?tab=${tab}`, { headers: { cookie } })
    found.push(...chatsPageSchema.parse(await answer.json()).items.map(({ status }) => status))
  }
  return found
}

test('two links sign two members in, once each, to chats of every kind; a second start adds nothing', async () => {
  await using server = await startDemo()
  await seedDemo(server.database, server.accounts)
  await seedDemo(server.database, server.accounts)
  const [nora, mateo] = await createLinks(server.accounts, server.url, linkPath)
  const first = await follow(server, nora?.link ?? '')
  expect([first.status, first.headers.get('location')]).toEqual([302, '/chats'])
  expect(await statuses(server, cookieOf(first))).toEqual(['accepted', 'pending', 'completed'])
  const second = await follow(server, mateo?.link ?? '')
  expect(await statuses(server, cookieOf(second))).toEqual(['accepted', 'completed'])

  const again = await follow(server, nora?.link ?? '')
  expect(problemSchema.parse(await again.json())).toMatchObject({ status: 410, code: 'auth/link-invalid' })
  expect(again.headers.getSetCookie()).toEqual([])
  const page = await follow(server, `${linkPath}?token=nonsense`, { accept: 'text/html' })
  expect([page.status, await page.text()]).toEqual([410, expect.stringContaining('sign-in link was used')])
})

test('a start after the chat has passed makes another that is on now', async () => {
  await using server = await startDemo()
  await seedDemo(server.database, server.accounts)
  await server.database.pool.query(
    `update coffee_chats set scheduled_time = scheduled_time - interval '55 minutes' where status = 'accepted'`,
  )
  await seedDemo(server.database, server.accounts)
  const { rows } = await server.database.pool.query<{ on: boolean }>(
    `select scheduled_time <= now() + interval '1 hour' and ends_at > now() + interval '10 minutes' as on
    from coffee_chats where status = 'accepted' order by scheduled_time`,
  )
  expect(rows).toEqual([{ on: false }, { on: true }])
})

test('without the demo there is no such address', async () => {
  await using server = await startTestServer()
  expect((await follow(server, `${linkPath}?token=x`)).status).toBe(404)
})
