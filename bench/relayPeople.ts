import { openDatabase } from '../server/db/database.ts'
import { changeChat, createMember, requestChat } from '../server/db/testMembers.ts'

export type Pair = { roomId: string; tokens: [string, string] }

/** Pairs of signed-in members with an accepted chat each. */
export async function createPairs(
  connection: Parameters<typeof openDatabase>[0]['connection'],
  count: number,
) {
  const database = await openDatabase({ connection })

  async function signedIn(name: string) {
    const id = await createMember(database, name)
    const token = crypto.randomUUID()
    await database.asSystem((tx) =>
      tx
        .insertInto('accounts.session')
        .values({ userId: id, token, expiresAt: new Date(Date.now() + 3_600_000) })
        .execute(),
    )
    return { id, token }
  }

  async function createPair(): Promise<Pair> {
    const [requester, recipient] = await Promise.all([signedIn('Requester'), signedIn('Recipient')])
    const chatId = await requestChat(database, { from: requester.id, to: recipient.id })
    const roomId = await changeChat(database, recipient.id, chatId, 'accepted')
    if (!roomId) throw new Error('An accepted chat has no room')
    return { roomId, tokens: [requester.token, recipient.token] }
  }

  try {
    return await Promise.all(Array.from({ length: count }, createPair))
  } finally {
    await database.close()
  }
}
