import { randomUUID } from 'node:crypto'
import { type APIRequestContext, expect } from '@playwright/test'

export type Member = { id: string; name: string; email: string; password: string }

let memberCount = 0

export function newAccount(name: string) {
  memberCount += 1
  return {
    name,
    email: `member${memberCount}.${randomUUID().slice(0, 8)}@avari.test`,
    password: 'correct horse battery',
  }
}

/** Signs a new member up, so that the context of `request` holds the session from now on. */
export async function signUp(request: APIRequestContext, origin: string, name: string): Promise<Member> {
  const account = newAccount(name)
  // Everyone comes from a network of their own: sign-ups from one address are limited.
  const address = `198.51.100.${memberCount % 250}`
  const answer = await request.post(`${origin}/api/auth/sign-up/email`, {
    data: account,
    headers: { origin, 'x-forwarded-for': address },
  })
  expect(answer.ok(), await answer.text()).toBe(true)
  const me = await request.get(`${origin}/api/me`)
  return { ...account, id: (await me.json()).id }
}

let chatCount = 0

/** Times a day apart, from tomorrow on, so that no two chats of one member overlap. */
export function nextFreeTime() {
  chatCount += 1
  const time = new Date(Date.now() + chatCount * 24 * 3600_000)
  time.setUTCHours(12, 0, 0, 0)
  return time
}

export async function requestChat(
  request: APIRequestContext,
  origin: string,
  recipientId: string,
  more: { topic?: string; notes?: string; scheduledTime?: string } = {},
): Promise<string> {
  const data = { recipientId, scheduledTime: nextFreeTime().toISOString(), ...more }
  const answer = await request.post(`${origin}/api/chats`, { data, headers: { origin } })
  expect(answer.status(), await answer.text()).toBe(201)
  return (await answer.json()).id
}

/** Accepts the chat and answers the id of its room. */
export async function acceptChat(
  request: APIRequestContext,
  origin: string,
  chatId: string,
): Promise<string> {
  const answer = await request.post(`${origin}/api/chats/${chatId}/accept`, { headers: { origin } })
  expect(answer.status(), await answer.text()).toBe(200)
  return (await answer.json()).roomId
}
