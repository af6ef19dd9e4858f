import { expect, test } from './fixtures.ts'
import { acceptChat, nextFreeTime, requestChat } from './members.ts'
import { chatsPage, localParts } from './pages/chatsPage.ts'
import { meetingPage } from './pages/meetingPage.ts'

test('a request needs a person and a time to come', async ({ join, problems }) => {
  problems.allow(/422/u)
  const [anna, ben] = [await join('Anna Able', 0), await join('Berta Bold', 1)]
  const chats = chatsPage(anna.page)
  await chats.open('Schedule')
  await expect(chats.person).toHaveAttribute('placeholder', 'Select a user')
  await expect(chats.note).toHaveAttribute('placeholder', 'Add a note (optional)')
  await chats.sendButton.click()
  await expect(chats.person).toHaveAccessibleDescription(/Pick the person/u)
  await expect(chats.person).toBeFocused()

  const yesterday = localParts(new Date(Date.now() - 24 * 3600_000))
  await chats.choosePerson(ben.member.name)
  await chats.date.fill(yesterday.date)
  await chats.time.fill(yesterday.time)
  await chats.sendButton.click()
  await expect(anna.page.getByText('This time has passed already')).toBeVisible()
  await chats.show('Sent')
  await expect(chats.cancelRequest).toHaveCount(0)
})

test('the form is empty again after sending, and the request stands in "Sent"', async ({ join }) => {
  const [anna, ben] = [await join('Anna Able', 0), await join('Bruno Brief', 1)]
  const chats = chatsPage(anna.page)
  await chats.open('Schedule')
  await chats.fillRequest({ person: ben.member.name, when: nextFreeTime(), topic: 'Bread', note: 'Rye?' })
  await chats.sendButton.click()
  await chats.show('Sent')
  await expect(anna.page.getByText('Bread')).toBeVisible()
  await expect(anna.page.getByText('Rye?')).toBeVisible()
  await chats.show('Schedule')
  await expect(chats.topic).toHaveValue('')
  await expect(chats.note).toHaveValue('')
  await expect(chats.person).toHaveValue('')
})

test('declining with a reason shows it to the requester, live', async ({ join, server }) => {
  const [anna, ben] = [await join('Anna Able', 0), await join('Ben Bright', 1)]
  await requestChat(anna.context.request, server.url, ben.member.id, { topic: 'Bread' })
  const [annaChats, benChats] = [chatsPage(anna.page), chatsPage(ben.page)]
  await annaChats.open('Sent')
  await expect(annaChats.cancelRequest).toBeVisible()
  await benChats.open('Requests')
  await benChats.declineButton.click()
  await benChats.confirm('On holiday that week')
  await expect(benChats.acceptButton).toHaveCount(0)
  await expect(annaChats.cancelRequest).toHaveCount(0)
  await annaChats.show('Past')
  await expect(anna.page.getByText('On holiday that week')).toBeVisible()
})

test('the requester takes a request back, live', async ({ join, server }) => {
  const [anna, ben] = [await join('Anna Able', 0), await join('Ben Bright', 1)]
  await requestChat(anna.context.request, server.url, ben.member.id)
  const [annaChats, benChats] = [chatsPage(anna.page), chatsPage(ben.page)]
  await benChats.open('Requests')
  await expect(benChats.acceptButton).toBeVisible()
  await annaChats.open('Sent')
  await annaChats.cancelRequest.click()
  await expect(annaChats.cancelRequest).toHaveCount(0)
  await expect(benChats.acceptButton).toHaveCount(0)
})

for (const who of ['requester', 'recipient'] as const)
  test(`the ${who} cancels an accepted chat with a reason, live`, async ({ join, server }) => {
    const [anna, ben] = [await join('Anna Able', 0), await join('Ben Bright', 1)]
    const chatId = await requestChat(anna.context.request, server.url, ben.member.id)
    await acceptChat(ben.context.request, server.url, chatId)
    const [actor, other] = who === 'requester' ? [anna, ben] : [ben, anna]
    const [actorChats, otherChats] = [chatsPage(actor.page), chatsPage(other.page)]
    await otherChats.open('Upcoming')
    await expect(otherChats.joinLink).toBeVisible()
    await actorChats.open('Upcoming')
    await actorChats.cancelChat.click()
    await actorChats.confirm('Caught a cold')
    await expect(actorChats.joinLink).toHaveCount(0)
    await expect(otherChats.joinLink).toHaveCount(0)
    await otherChats.show('Past')
    await expect(other.page.getByText('Caught a cold')).toBeVisible()
  })

test('whoever accepts two chats at one time is told kindly', async ({ join, server, problems }) => {
  problems.allow(/409/u)
  const [anna, ben] = [await join('Anna Able', 0), await join('Ben Bright', 1)]
  const scheduledTime = nextFreeTime().toISOString()
  const first = await requestChat(anna.context.request, server.url, ben.member.id, { scheduledTime })
  const carl = await join('Carl Curious', 0)
  await requestChat(carl.context.request, server.url, ben.member.id, { scheduledTime })
  await acceptChat(ben.context.request, server.url, first)
  const chats = chatsPage(ben.page)
  await chats.open('Requests')
  await chats.acceptButton.click()
  await expect(ben.page.getByText(/already|another chat|overlap|booked/iu).first()).toBeVisible()
})

test('the news of an accepted chat does not follow into its room', async ({ join, server }) => {
  const [anna, ben] = [await join('Anna Able', 0), await join('Ben Bright', 1)]
  await requestChat(anna.context.request, server.url, ben.member.id)
  const chats = chatsPage(ben.page)
  await chats.open('Requests')
  await chats.acceptButton.click()
  const news = ben.page.getByText('Your chat with Anna is on').first()
  await expect(news).toBeVisible()
  // As where another window comes to the front: the news would wait for as long as one is away.
  await ben.page.evaluate(() => window.dispatchEvent(new Event('blur')))
  await chats.show('Upcoming')
  await chats.joinLink.click()
  await expect(meetingPage(ben.page).joinButton).toBeVisible()
  await expect(news).toHaveCount(0)
})

test('the tab is in the address: Back, Forward and a shared link work', async ({ join }) => {
  const { page } = await join('Anna Able')
  const chats = chatsPage(page)
  await page.goto('/chats')
  await expect(chats.tab('Upcoming')).toHaveAttribute('aria-selected', 'true')
  await chats.show('Requests')
  await expect(page).toHaveURL(/tab=requests/u)
  await chats.show('Past')
  await expect(page).toHaveURL(/tab=past/u)
  await page.goBack()
  await expect(chats.tab('Requests')).toHaveAttribute('aria-selected', 'true')
  await page.goForward()
  await expect(chats.tab('Past')).toHaveAttribute('aria-selected', 'true')
  await chats.open('Schedule')
  await expect(chats.tab('Schedule')).toHaveAttribute('aria-selected', 'true')
})
