import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { acceptedChatSchema, chatSchema } from '../../../../../contract/chats.ts'

/** A member who talks to the API through the proxy, as a page of theirs would. */
export type ChaosMember = { id: string; cookie: string; url: string }

const meSchema = z.object({ id: z.string() })

/** Throws for an answer that is none, or bad: the caller tries again, or has found a fault. */
export async function ask(member: Omit<ChaosMember, 'id'>, path: string, body?: object): Promise<unknown> {
  const { url, cookie } = member
  const answer = await fetch(new URL(path, url), {
    method: body ? 'POST' : 'GET',
    headers: { origin: url, cookie, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(10_000),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text}`)
  return JSON.parse(text)
}

async function signUp(url: string, name: string): Promise<ChaosMember> {
  const account = { name, email: `${randomUUID()}@avari.test`, password: 'correct horse battery' }
  const answer = await fetch(new URL('/api/auth/sign-up/email', url), {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/json' },
    body: JSON.stringify(account),
  })
  const cookie = answer.headers
    .getSetCookie()
    .map((text) => text.split(';')[0])
    .join('; ')
  const { id } = meSchema.parse(await ask({ url, cookie }, '/api/me'))
  return { id, cookie, url }
}

/** Two members and the room of an accepted chat of theirs. */
export async function meet(url: string) {
  const ann = await signUp(url, 'Ann')
  const ben = await signUp(url, 'Ben')
  const wanted = { recipientId: ben.id, scheduledTime: '2100-01-01T12:00:00Z' }
  const chat = chatSchema.parse(await ask(ann, '/api/chats', wanted))
  const { roomId } = acceptedChatSchema.parse(await ask(ben, `/api/chats/${chat.id}/accept`, {}))
  return { ann, ben, roomId }
}
