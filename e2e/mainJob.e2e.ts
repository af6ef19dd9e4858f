import { expect, test, type Visitor } from './fixtures.ts'
import { newAccount, nextFreeTime } from './members.ts'
import { accountPages } from './pages/accountPages.ts'
import { chatsPage } from './pages/chatsPage.ts'
import { meetingPage } from './pages/meetingPage.ts'
import { momentOf, noteEvent, noteText } from './probe.ts'

const topic = 'Sourdough and distributed systems'

async function requestThroughThePage(anna: Visitor, ben: Visitor, benName: string) {
  const annaChats = chatsPage(anna.page)
  const benChats = chatsPage(ben.page)
  await benChats.open('Requests')
  await expect(benChats.tab('Requests')).toHaveAttribute('aria-selected', 'true')
  await noteText(ben.page, topic)
  await ben.page.evaluate(() => Object.assign(globalThis, { notReloaded: true }))

  await anna.page.getByRole('link', { name: 'Chats', exact: true }).click()
  await annaChats.show('Schedule')
  await annaChats.fillRequest({ person: benName, when: nextFreeTime(), topic, note: 'Bring a starter' })
  await noteEvent(anna.page, 'sent', 'click', 'button')
  await annaChats.sendButton.click()

  await expect(benChats.acceptButton).toBeVisible()
  const waited = (await momentOf(ben.page, topic)) - (await momentOf(anna.page, 'sent'))
  expect(waited, 'milliseconds until the request stood on the open page').toBeLessThan(1000)
  expect(await ben.page.evaluate(() => 'notReloaded' in globalThis)).toBe(true)
  await annaChats.show('Sent')
  await expect(anna.page.getByText(topic)).toBeVisible()
  await annaChats.show('Upcoming')
  await expect(annaChats.joinLink).toHaveCount(0)
}

test('two people agree on a coffee chat and talk', async ({ visit }) => {
  test.setTimeout(120_000)
  const [anna, ben] = await Promise.all([visit(0), visit(1)])
  const [annaAccount, benAccount] = [newAccount('Anja Adler'), newAccount('Basil Brook')]
  for (const [visitor, account] of [
    [anna, annaAccount],
    [ben, benAccount],
  ] as const) {
    await accountPages(visitor.page).signUp(account)
    await expect(visitor.page.getByRole('link', { name: 'Chats', exact: true })).toBeVisible()
  }

  await requestThroughThePage(anna, ben, benAccount.name)

  const [annaChats, benChats] = [chatsPage(anna.page), chatsPage(ben.page)]
  await benChats.acceptButton.click()
  await expect(annaChats.joinLink).toBeVisible()
  await benChats.show('Upcoming')
  await expect(benChats.joinLink).toBeVisible()
  expect(await ben.page.evaluate(() => 'notReloaded' in globalThis)).toBe(true)

  const [annaCall, benCall] = [meetingPage(anna.page), meetingPage(ben.page)]
  await annaChats.joinLink.click()
  await annaCall.join()
  await annaCall.expectStatus('Waiting for')
  await benChats.joinLink.click()
  await benCall.join()
  await Promise.all([annaCall.expectConnected(), benCall.expectConnected()])
  await Promise.all([annaCall.expectMedia(), benCall.expectMedia()])
  await annaCall.expectPlaying(`${benAccount.name}'s video`)
  await benCall.expectPlaying(`${annaAccount.name}'s video`)

  await annaCall.toggle('Mute').click()
  await expect(annaCall.toggle('Mute')).toHaveAttribute('aria-pressed', 'true')
  await benCall.expectPeerMuted(annaAccount.name)
  await benCall.expectRemoteSilence()
  await annaCall.toggle('Mute').click()
  await benCall.expectRemoteSound()
  await annaCall.toggle('Turn camera off').click()
  await benCall.expectPeerCameraOff(annaAccount.name)
  await annaCall.toggle('Turn camera off').click()
  await benCall.expectRemoteVideo()

  await Promise.all([annaCall.openChat(), benCall.openChat()])
  const waits: number[] = []
  for (const text of ['Hello Basil', 'Can you hear me?', 'The bread is ready']) {
    await noteText(ben.page, text)
    await noteEvent(anna.page, text, 'click', 'button')
    await annaCall.say(text)
    waits.push((await momentOf(ben.page, text)) - (await momentOf(anna.page, text)))
  }
  // The middle of three: one hiccup of a busy machine says nothing about the way that a message takes.
  expect(waits.toSorted((first, second) => first - second)[1], 'milliseconds').toBeLessThan(200)

  await ben.page.reload()
  await benCall.expectConnected()
  await Promise.all([annaCall.expectMedia(), benCall.expectMedia()])
  await benCall.openChat()
  await expect(benCall.log).toContainText('Hello Basil')
  await expect(benCall.log).toContainText('The bread is ready')

  await annaCall.hangUp()
  await Promise.all([anna.page.waitForURL(/\/chats/u), ben.page.waitForURL(/\/chats/u)])
})
