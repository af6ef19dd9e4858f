import { chromium } from '@playwright/test'
import { chromiumOptions } from './browsers.ts'
import { expect, type Pair, test } from './fixtures.ts'
import { acceptChat, requestChat } from './members.ts'
import { meetingPage } from './pages/meetingPage.ts'
import { troubleNotice } from './pages/troubleNotice.ts'
import { countPeerConnections } from './probe.ts'

async function callOf({ anna, ben, roomId }: Pair) {
  const [annaCall, benCall] = [meetingPage(anna.page), meetingPage(ben.page)]
  await annaCall.openAndJoin(roomId)
  await benCall.openAndJoin(roomId)
  await Promise.all([annaCall.expectConnected(), benCall.expectConnected()])
  return { annaCall, benCall }
}

test('closing the page is shown as leaving, and coming back goes on', async ({ pair }) => {
  const { annaCall } = await callOf(pair)
  await pair.ben.page.close({ runBeforeUnload: true })
  await annaCall.expectPeerLeft('Ben Bright')
  await annaCall.expectStatus('Waiting for')
  const again = meetingPage(await pair.ben.context.newPage())
  await again.openAndJoin(pair.roomId)
  await Promise.all([annaCall.expectConnected(), again.expectConnected()])
  await Promise.all([annaCall.expectMedia(), again.expectMedia()])
})

test('the other one losing the network is shown as a lost connection', async ({ pair, server }) => {
  const annaCall = meetingPage(pair.anna.page)
  await annaCall.openAndJoin(pair.roomId)
  const browserServer = await chromium.launchServer(chromiumOptions())
  const browser = await chromium.connect(browserServer.wsEndpoint())
  const context = await browser.newContext({
    baseURL: server.url,
    storageState: await pair.ben.context.storageState(),
  })
  const benCall = meetingPage(await context.newPage())
  await benCall.openAndJoin(pair.roomId)
  await Promise.all([annaCall.expectConnected(), benCall.expectConnected()])

  await browserServer.kill()
  await annaCall.expectPeerLost('Ben Bright')
  await expect(pair.anna.page).toHaveURL(/\/meeting\//u)

  const back = meetingPage(pair.ben.page)
  await back.openAndJoin(pair.roomId)
  await Promise.all([annaCall.expectConnected(), back.expectConnected()])
  await Promise.all([annaCall.expectMedia(), back.expectMedia()])
})

test('signaling that goes away and comes back leaves the picture alone', async ({ pair, problems }) => {
  problems.allow(/ERR_INTERNET_DISCONNECTED|WebSocket|Failed to fetch/u)
  const { annaCall, benCall } = await callOf(pair)
  // What tells it is loaded after the first picture.
  const benNotice = troubleNotice(pair.ben.page)
  await pair.ben.page.getByRole('button', { name: 'Help', exact: true }).click()
  await expect(benNotice.dialog).toBeVisible()
  await pair.ben.page.keyboard.press('Escape')
  const before = await countPeerConnections(pair.anna.page)
  await pair.ben.context.setOffline(true)
  await expect(benCall.serverAway).toBeVisible({ timeout: 20_000 })
  await annaCall.expectRemoteVideo()
  await pair.ben.context.setOffline(false)
  await expect(benCall.serverAway).toHaveCount(0)
  await Promise.all([annaCall.expectConnected(), benCall.expectConnected()])
  await benCall.openChat()
  await annaCall.openChat()
  await annaCall.say('Welcome back')
  await expect(benCall.log).toContainText('Welcome back')
  expect(await countPeerConnections(pair.anna.page)).toBe(before)
})

test('a room that was left within the page is not entered again without a press', async ({
  pair,
  server,
}) => {
  const { anna, ben } = pair
  const chatId = await requestChat(anna.context.request, server.url, ben.member.id)
  const otherRoom = await acceptChat(ben.context.request, server.url, chatId)
  const benCall = meetingPage(ben.page)
  const joinLink = ben.page.locator(`a[href="/meeting/${pair.roomId}"]`)
  await benCall.open(otherRoom)
  await ben.page.getByRole('link', { name: 'Back to your chats' }).click()
  await joinLink.click()
  await benCall.join()
  await ben.page.goBack()
  await joinLink.click()
  await benCall.join()
  // Straight to the other room, which is the same route.
  await ben.page.evaluate(() => history.go(-2))
  await expect(ben.page).toHaveURL(new RegExp(otherRoom, 'u'))
  await expect(benCall.joinButton).toBeVisible()
  await ben.page.evaluate(() => history.go(2))
  await expect(ben.page).toHaveURL(new RegExp(pair.roomId, 'u'))
  await expect(benCall.joinButton).toBeVisible()
})
