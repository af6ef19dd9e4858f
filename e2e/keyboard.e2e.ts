import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { newAccount, nextFreeTime } from './members.ts'
import { accountPages } from './pages/accountPages.ts'
import { chatsPage, localParts } from './pages/chatsPage.ts'
import { meetingPage } from './pages/meetingPage.ts'

/** In both themes, which differ in nothing but their colours. */
async function expectAccessible(page: Page) {
  const builders = {
    light: new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa']),
    dark: new AxeBuilder({ page }).withRules(['color-contrast']),
  }
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const { violations } = await builders[colorScheme].analyze()
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
      `${page.url()}, ${colorScheme}`,
    ).toEqual([])
  }
}

/** Whether the focused element looks different from what it is without focus, in outline, shadow or border. */
async function expectVisibleFocus(page: Page) {
  const visible = await page.evaluate(() => {
    const element = document.activeElement
    if (!element || element === document.body) return false
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
    return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
  })
  expect(visible, 'the focus can be seen').toBe(true)
}

test('from sign-up to a sent request by keyboard alone', async ({ visit, join }) => {
  const ben = await join('Bela Board', 1)
  const { page } = await visit(0)
  const pages = accountPages(page)
  const account = newAccount('Anna Able')
  await page.goto('/sign-up')
  await pages.name.focus()
  await page.keyboard.type(account.name)
  await page.keyboard.press('Tab')
  await expect(pages.email).toBeFocused()
  await expectVisibleFocus(page)
  await page.keyboard.type(account.email)
  await pages.password.focus()
  await page.keyboard.type(account.password)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/(chats|people|profile)/u)

  const chats = chatsPage(page)
  await page.goto('/chats')
  await chats.tab('Upcoming').focus()
  await expectVisibleFocus(page)
  for (const name of ['Requests', 'Sent', 'Schedule'] as const) {
    await page.keyboard.press('ArrowRight')
    await expect(chats.tab(name)).toBeFocused()
  }
  await page.keyboard.press('Enter')
  await expect(chats.tab('Schedule')).toHaveAttribute('aria-selected', 'true')
  await chats.person.focus()
  await page.keyboard.type(ben.member.name)
  const option = page.getByRole('option', { name: ben.member.name })
  await expect(option).toBeVisible()
  // The entry that chooses nobody stands first.
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(option).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(chats.person).toHaveValue(new RegExp(ben.member.name, 'u'))
  const { date, time } = localParts(nextFreeTime())
  await chats.date.fill(date)
  await chats.time.fill(time)
  await chats.sendButton.focus()
  await expectVisibleFocus(page)
  await page.keyboard.press('Enter')
  await expect(chats.topic).toHaveValue('')
  await chats.show('Sent')
  await expect(chats.cancelRequest).toBeVisible()
})

test('a call by keyboard alone', async ({ pair: { anna, ben, roomId } }) => {
  const [annaCall, benCall] = [meetingPage(anna.page), meetingPage(ben.page)]
  await benCall.openAndJoin(roomId)
  await annaCall.open(roomId)
  await annaCall.joinButton.focus()
  await anna.page.keyboard.press('Enter')
  await annaCall.expectConnected()
  await annaCall.toggle('Mute').focus()
  await expectVisibleFocus(anna.page)
  await anna.page.keyboard.press('Space')
  await expect(annaCall.toggle('Mute')).toHaveAttribute('aria-pressed', 'true')
  await benCall.expectPeerMuted(anna.member.name)

  await annaCall.toggle('Chat').focus()
  await anna.page.keyboard.press('Enter')
  await expect(annaCall.panel.getByRole('textbox', { name: 'Message' })).toBeFocused()
  await anna.page.keyboard.type('Typed and sent')
  await anna.page.keyboard.press('Enter')
  await expect(annaCall.log).toContainText('Typed and sent')
  await anna.page.keyboard.press('Escape')
  await expect(annaCall.panel).toBeHidden()
  await annaCall.hangUpButton.focus()
  await anna.page.keyboard.press('Enter')
  await Promise.all([annaCall.leftForChats(), benCall.leftForChats()])
})

test('no page has an accessibility fault that a machine can find', async ({ visit, pair }) => {
  const stranger = await visit()
  for (const path of ['/', '/sign-in', '/sign-up']) {
    await stranger.page.goto(path)
    await stranger.page.getByRole('main').waitFor()
    await expectAccessible(stranger.page)
  }
  const { anna, ben, roomId } = pair
  for (const path of ['/chats', '/chats?tab=schedule', '/chats?tab=past', '/people', '/profile']) {
    await anna.page.goto(path)
    await anna.page.getByRole('heading', { level: 1 }).waitFor()
    await expect(anna.page.locator('[aria-busy=true]')).toHaveCount(0)
    await expectAccessible(anna.page)
  }
  const [annaCall, benCall] = [meetingPage(anna.page), meetingPage(ben.page)]
  await annaCall.open(roomId)
  await expect(annaCall.joinButton).toBeEnabled()
  await expectAccessible(anna.page)
  await annaCall.join()
  await benCall.openAndJoin(roomId)
  await annaCall.expectConnected()
  await annaCall.openChat()
  await annaCall.say('A message')
  await expect(annaCall.log).toContainText('A message')
  await expectAccessible(anna.page)
})
