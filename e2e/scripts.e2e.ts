import { randomUUID } from 'node:crypto'
import type { APIRequestContext, BrowserContext, Page } from '@playwright/test'
import { attackStrings } from './attackStrings.ts'
import { expect, test } from './fixtures.ts'
import { acceptChat, requestChat, signUp } from './members.ts'
import { chatsPage, type ChatsTab } from './pages/chatsPage.ts'
import { meetingPage } from './pages/meetingPage.ts'

declare global {
  var avariHit: () => void
}

/** What ran, what was asked for elsewhere, and what the content security policy had to stop. */
async function watch(context: BrowserContext) {
  const found: string[] = []
  await context.exposeFunction('avariReport', (what: string) => found.push(what))
  await context.addInitScript(() => {
    const report = (what: string) => void Reflect.get(globalThis, 'avariReport')(what)
    globalThis.avariHit = () => report('a script ran')
    addEventListener('securitypolicyviolation', (event) =>
      report(`policy: ${event.violatedDirective} ${event.blockedURI}`),
    )
  })
  context.on('request', (request) => {
    if (request.url().includes('canary.test')) found.push(`asked for ${request.url()}`)
  })
  context.on('dialog', (dialog) => {
    found.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  return found
}

/** Files that are offered at once. */
const atOnce = 10

const fitting = (longest: number) => attackStrings.filter((text) => text.length <= longest)

async function change(request: APIRequestContext, url: string, path: string, data: object, method = 'POST') {
  const answer = await request.fetch(`${url}${path}`, { method, data, headers: { origin: url } })
  expect(answer.ok(), await answer.text()).toBe(true)
}

/** Opens a tab of the chats and everything that is behind "Show more". */
async function openTab(page: Page, tab: ChatsTab, some: string) {
  await chatsPage(page).open(tab)
  await expect(page.getByText(some, { exact: true }).first()).toBeVisible()
  const more = page.getByRole('button', { name: 'Show more' })
  const cards = page.getByRole('article')
  while (await more.isVisible()) {
    const before = await cards.count()
    await more.click()
    await expect.poll(() => cards.count()).toBeGreaterThan(before)
  }
}

type Meeting = ReturnType<typeof meetingPage>

/** Files with these names, some at a time: no more than twenty may wait for an answer. */
async function offerFiles(from: Meeting, to: Meeting) {
  const decline = to.panel.getByRole('button', { name: 'Decline' })
  for (let first = 0; first < attackStrings.length; first += atOnce) {
    const names = attackStrings.slice(first, first + atOnce)
    const files = names.map((name) => ({ name, mimeType: 'text/html', buffer: Buffer.from(name) }))
    await from.panel.getByLabel('Attach a file').first().setInputFiles(files)
    await expect(decline).toHaveCount(names.length)
    for (const _ of names) await decline.first().click()
    await expect(decline).toHaveCount(0)
  }
}

test('what people write is text wherever it is shown', async ({ pair, visit, server }) => {
  test.setTimeout(180_000)
  const { anna, ben, roomId } = pair
  const { url } = server
  const found = await Promise.all([anna.context, ben.context].map(watch))
  const [first = '', second = ''] = attackStrings
  const profile = {
    headline: first,
    bio: attackStrings.join('\n').slice(0, 1000),
    interests: fitting(40).slice(0, 12),
  }
  await change(anna.context.request, url, '/api/me', { ...profile, name: first }, 'PATCH')
  await change(ben.context.request, url, '/api/me', { ...profile, name: second }, 'PATCH')
  const { context: others } = await visit()
  for (const name of fitting(60).slice(0, 8)) await signUp(others.request, url, name)
  for (const [index, text] of attackStrings.entries()) {
    const chatId = await requestChat(anna.context.request, url, ben.member.id, { topic: text, notes: text })
    if (index % 3 === 1)
      await change(ben.context.request, url, `/api/chats/${chatId}/decline`, { reason: text })
    if (index % 3 === 2) {
      await acceptChat(ben.context.request, url, chatId)
      await change(anna.context.request, url, `/api/chats/${chatId}/cancel`, { reason: text })
    }
    await change(anna.context.request, url, `/api/rooms/${roomId}/messages`, {
      id: randomUUID(),
      message: text,
    })
  }

  for (const tab of ['Sent', 'Past'] as const) await openTab(anna.page, tab, first)
  for (const tab of ['Requests', 'Past', 'Upcoming'] as const) await openTab(ben.page, tab, first)
  await ben.page.getByRole('button', { name: 'Messages' }).click()
  const dialog = ben.page.getByRole('dialog')
  await expect(dialog.getByRole('listitem')).toHaveCount(attackStrings.length)
  for (const [index, text] of attackStrings.entries())
    await expect(dialog.getByRole('listitem').nth(index)).toContainText(text.trim())
  await ben.page.goto('/people')
  await expect(ben.page.getByText(first, { exact: true }).first()).toBeVisible()
  await ben.page.goto('/profile')
  await expect(ben.page.getByText(second, { exact: true }).first()).toBeVisible()

  const [annaCall, benCall] = [meetingPage(anna.page), meetingPage(ben.page)]
  await Promise.all([annaCall.openAndJoin(roomId), benCall.openAndJoin(roomId)])
  await Promise.all([annaCall.expectConnected(), benCall.expectConnected()])
  await Promise.all([annaCall.openChat(), benCall.openChat()])
  await expect(benCall.log.getByRole('listitem')).toHaveCount(attackStrings.length)
  await annaCall.say(attackStrings.slice(0, 8).join(' '))
  await expect(benCall.log.getByRole('listitem')).toHaveCount(attackStrings.length + 1)
  const addresses = await benCall.log
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => new URL(link.getAttribute('href') ?? '', 'about:').origin))
  expect(new Set(addresses)).toEqual(new Set(['https://example.org']))

  await offerFiles(annaCall, benCall)

  for (const format of ['text', 'json']) {
    const file = await ben.context.request.get(`${url}/api/rooms/${roomId}/messages/export?format=${format}`)
    expect(file.headers()).toMatchObject({
      'content-disposition': expect.stringMatching(/^attachment; filename="[\w.-]+"$/u),
      'x-content-type-options': 'nosniff',
    })
    if (format === 'text') expect(await file.text()).toContain(attackStrings[10])
  }
  console.log(`${attackStrings.length} texts in 9 places: ${found.flat().length} effects`)
  expect(found.flat()).toEqual([])
})
