import type { Accounts } from '../auth/accounts.ts'
import type { Database } from '../db/database.ts'
import { demoMembers, demoTalk } from './members.ts'
import {
  findMemberId,
  hasChatNow,
  hasPending,
  insertChatNow,
  insertPastChat,
  insertPending,
  writeProfile,
} from './repository.ts'

/**
 * Makes the demo's members and chats where they are missing: the first two members have an accepted chat that is on now, the first has a
 * pending request, and both have a past chat. What is there already stays as it is.
 */
export async function seedDemo(database: Database, accounts: Accounts) {
  const members: { id: string; isNew: boolean }[] = []
  for (const { name, email, ...profile } of demoMembers) {
    const known = await database.asSystem((tx) => findMemberId(tx, email))
    const id = known ?? (await accounts.createMember({ name, email }))
    if (known === undefined) await database.asSystem((tx) => writeProfile(tx, id, profile))
    members.push({ id, isNew: known === undefined })
  }
  const [first, second, third] = members
  if (!first || !second || !third) throw new Error('The demo needs three members')
  const pair = { requesterId: second.id, recipientId: first.id }
  await database.asSystem(async (tx) => {
    if (first.isNew) await insertPastChat(tx, { requesterId: first.id, recipientId: second.id }, demoTalk)
    if (!(await hasChatNow(tx, pair))) await insertChatNow(tx, pair)
    if (!(await hasPending(tx, first.id))) {
      await insertPending(tx, { requesterId: third.id, recipientId: first.id })
    }
  })
}

/** Fresh links, each of which signs one of the first two members in once. */
export function createLinks(accounts: Accounts, url: string, path: string) {
  const [first, second] = demoMembers
  return Promise.all(
    [first, second].map(async ({ name, email }) => ({
      name,
      link: `${url}${path}?token=${encodeURIComponent(await accounts.createLink(email))}`,
    })),
  )
}
