import { randomUUID } from 'node:crypto'
import { z } from 'zod'

/** A member without a browser, who talks to the API alone. */
export type ApiMember = { id: string; cookie: string }

const chatSchema = z.object({ id: z.string() })
const pageSchema = z.object({ items: z.array(chatSchema), nextCursor: z.string().nullable() })

async function call(url: string, path: string, options: { cookie?: string; key?: string; body?: object }) {
  const { cookie, key, body } = options
  const answer = await fetch(`${url}${path}`, {
    method: body ? 'POST' : 'GET',
    headers: {
      origin: url,
      ...(cookie && { cookie }),
      ...(key && { 'idempotency-key': key }),
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(10_000),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text}`)
  return { json: JSON.parse(text), cookies: answer.headers.getSetCookie() }
}

export async function createMember(url: string, name: string): Promise<ApiMember> {
  const body = { name, email: `${randomUUID()}@avari.test`, password: 'correct horse battery' }
  const { cookies } = await call(url, '/api/auth/sign-up/email', { body })
  const cookie = cookies.map((text) => text.split(';')[0]).join('; ')
  const me = await call(url, '/api/me', { cookie })
  return { id: chatSchema.parse(me.json).id, cookie }
}

/** Asks for a chat on the given day of a far year and answers its id. */
export async function postChat(
  url: string,
  { cookie }: ApiMember,
  { recipientId, day, key }: { recipientId: string; day: number; key: string },
) {
  const time = new Date(Date.UTC(2100, 0, day, 12))
  const body = { recipientId, scheduledTime: time.toISOString() }
  const { json } = await call(url, '/api/chats', { cookie, key, body })
  return chatSchema.parse(json).id
}

/** The ids of all chats that the member has asked for and that are still open. */
export async function listSent(url: string, { cookie }: ApiMember) {
  const ids: string[] = []
  let cursor: string | null = null
  do {
    const query = new URLSearchParams({ tab: 'sent', limit: '100', ...(cursor !== null && { cursor }) })
    const { json } = await call(url, `/api/chats?${query}`, { cookie })
    const page = pageSchema.parse(json)
    ids.push(...page.items.map(({ id }) => id))
    cursor = page.nextCursor
  } while (cursor !== null)
  return ids
}
