import { randomUUID } from 'node:crypto'
import { expect, test } from './fixtures.ts'
import { accountPages } from './pages/accountPages.ts'
import { chatsPage } from './pages/chatsPage.ts'
import { meetingPage } from './pages/meetingPage.ts'

const unsent = ['First of all', 'Then this ☕', 'And at last']

test('what was unsent when the page crashed goes out from the chats page, once and in order, and is unread until read', async ({
  pairAlone,
}) => {
  const { roomId, url, kill, restart } = pairAlone
  const [first, second] = [pairAlone.anna.context, pairAlone.ben.context]
  const [annaPage, benPage] = [pairAlone.anna.page, pairAlone.ben.page]
  const [anna, bens] = [meetingPage(annaPage), meetingPage(benPage)]
  await anna.openAndJoin(roomId)
  await bens.openAndJoin(roomId)
  await anna.openChat()
  await anna.say('Hello')
  await expect(bens.toggle('Chat')).toHaveAccessibleDescription('1 unread message')

  await kill()
  for (const text of unsent) await anna.say(text)
  await expect(anna.panel.getByText('sending')).toHaveCount(3)
  await annaPage.close()
  await restart()

  const [one, other] = [await first.newPage(), await first.newPage()]
  await Promise.all([chatsPage(one).open(), chatsPage(other).open()])
  await expect(bens.toggle('Chat')).toHaveAccessibleDescription('4 unread messages')
  await benPage.reload()
  await expect(bens.toggle('Chat')).toHaveAccessibleDescription('4 unread messages')
  await bens.openChat()
  await expect(bens.log.getByRole('listitem')).toHaveCount(4)
  for (const [index, text] of ['Hello', ...unsent].entries())
    await expect(bens.log.getByRole('listitem').nth(index)).toContainText(text)
  await benPage.reload()
  await expect(bens.controls).toBeVisible()
  const late = { id: randomUUID(), message: 'One more' }
  await first.request.post(`${url}/api/rooms/${roomId}/messages`, { data: late, headers: { origin: url } })
  await expect(bens.toggle('Chat')).toHaveAccessibleDescription('1 unread message')

  const messages = await second.request.get(`${url}/api/rooms/${roomId}/messages`)
  expect((await messages.json()).items.map(({ message }: { message: string }) => message)).toEqual([
    'Hello',
    ...unsent,
    'One more',
  ])
  expect(await one.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('outbox')))).toEqual(
    [],
  )
})

test('whoever signs out while a message waits is told that it goes, and may stay', async ({ pairAlone }) => {
  const { anna, roomId, kill, restart } = pairAlone
  const call = meetingPage(anna.page)
  await call.openAndJoin(roomId)
  await call.openChat()
  await kill()
  await call.say('Not yet sent')
  await expect(call.panel.getByText('sending')).toHaveCount(1)
  // What waits is kept from being sent by the chats page: the server is back, and takes no message.
  await anna.context.route('**/messages', (route) => route.abort())
  await restart()
  await chatsPage(anna.page).open()
  const account = accountPages(anna.page)
  await account.pressSignOut(anna.member.name)
  const question = anna.page.getByRole('dialog', { name: 'Sign out and lose what is unsent?' })
  await expect(question).toContainText('A message of yours was not sent yet.')
  await question.getByRole('button', { name: 'Stay', exact: true }).click()
  await expect(question).toHaveCount(0)
  await account.pressSignOut(anna.member.name)
  await question.getByRole('button', { name: 'Sign out', exact: true }).click()
  await account.leftForStart()
  expect(
    await anna.page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('outbox'))),
  ).toEqual([])
})
