import { randomUUID } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { launchChromium, refusedMedia } from './browsers.ts'
import { acceptChat, type Member, requestChat, signUp } from './members.ts'
import { chatsPage } from './pages/chatsPage.ts'
import { meetingPage } from './pages/meetingPage.ts'
import { addProbe } from './probe.ts'
import { takeRecording } from './recordingScreenshots.ts'
import { makeDataFolder, startServer } from './serverProcess.ts'
import { folder, takeAll } from './takeAll.ts'

/** `npm run build && npm run screenshots`: every page and state, both themes, phone and desktop, into screenshots/. */
async function takePaths(page: Page, paths: Record<string, string>) {
  for (const [name, path] of Object.entries(paths)) {
    await page.goto(path)
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    await page.waitForLoadState('networkidle')
    await takeAll(page, name)
  }
}

async function takeSignedOut(context: BrowserContext) {
  const page = await context.newPage()
  await takePaths(page, {
    start: '/',
    'sign-in': '/sign-in',
    'sign-up': '/sign-up',
    'not-found': '/no/such/page',
  })
  await page.goto('/sign-up')
  await page.getByRole('button', { name: 'Create account' }).click()
  await takeAll(page, 'sign-up.errors')
}

const tabs = (state: string) =>
  Object.fromEntries(
    ['upcoming', 'requests', 'sent', 'schedule', 'past'].map((tab) => [
      `chats-${tab}.${state}`,
      `/chats?tab=${tab}`,
    ]),
  )

async function takeScheduling(page: Page, ben: Member) {
  const chats = chatsPage(page)
  await chats.open('Schedule')
  await chats.sendButton.click()
  await takeAll(page, 'chats-schedule.errors')
  await chats.person.click()
  await page.getByRole('option', { name: ben.name }).first().waitFor()
  await takeAll(page, 'chats-schedule.choosing')
  await chats.open('Upcoming')
  await chats.cancelChat.first().click()
  await takeAll(page, 'chats-cancel.dialog')
}

async function takeCall(anna: Page, ben: Page, roomId: string) {
  const [annaCall, benCall] = [meetingPage(anna), meetingPage(ben)]
  await annaCall.open(roomId)
  await annaCall.joinButton.waitFor()
  await annaCall.video('Your video').waitFor()
  await takeAll(anna, 'meeting.preview')
  await annaCall.join()
  await annaCall.expectStatus('Waiting for')
  await takeAll(anna, 'meeting.waiting')
  await benCall.openAndJoin(roomId)
  await annaCall.expectConnected()
  await annaCall.expectRemoteVideo()
  await takeAll(anna, 'meeting.connected')
  await annaCall.openChat()
  await benCall.openChat()
  await annaCall.say('Hello Ben! Did the bread rise?')
  await benCall.say('It did, and it is already half eaten. See https://example.org/recipes/rye for how.')
  await annaCall.log.getByText('half eaten').waitFor()
  await takeAll(anna, 'meeting.chat')
  await benCall.toggle('Turn camera off').click()
  await benCall.toggle('Mute').click()
  await annaCall.expectPeerMuted('Ben Bright')
  await takeAll(anna, 'meeting.chat-camera-off')
  await annaCall.toggle('Chat').click()
  await takeAll(anna, 'meeting.camera-off')
  const newTab = await ben.context().newPage()
  await meetingPage(newTab).openAndJoin(roomId)
  await benCall.takenOver.waitFor()
  await takeAll(ben, 'meeting.taken-over')
  await newTab.close()
  await annaCall.expectPeerLeft('Ben Bright')
  await takeAll(anna, 'meeting.peer-left')
}

async function takeRefused(browser: Browser, context: BrowserContext, url: string, roomId: string) {
  const refused = await browser.newContext({ baseURL: url, storageState: await context.storageState() })
  const page = await refused.newPage()
  await meetingPage(page).open(roomId)
  await meetingPage(page).alert.first().waitFor()
  await takeAll(page, 'meeting.refused')
}

await mkdir(folder, { recursive: true })
await using dataFolder = await makeDataFolder()
const server = await startServer(dataFolder.path)
const { url } = server
const [browser, refusing] = await Promise.all([launchChromium(), launchChromium(refusedMedia)])
const contexts: BrowserContext[] = []
for (const _ of ['signed out', 'anna', 'ben', 'carl']) {
  const context = await browser.newContext({ baseURL: url })
  await addProbe(context)
  contexts.push(context)
}
const [signedOut, first, second, third] = contexts
if (!signedOut || !first || !second || !third) throw new Error('Four contexts are made above')

await takeSignedOut(signedOut)
const anna = await signUp(first.request, url, 'Anna Able')
const annaPage = await first.newPage()
await takePaths(annaPage, { ...tabs('empty'), 'people.empty': '/people', profile: '/profile' })
const ben = await signUp(second.request, url, 'Ben Bright')
const profile = {
  headline: 'Baker of rye and keeper of servers',
  interests: ['bread', 'trains', 'databases'],
}
await second.request.patch(`${url}/api/me`, { data: profile, headers: { origin: url } })
const topics = { topic: 'Sourdough', notes: 'I have questions about hydration, and about trains.' }
const chatId = await requestChat(first.request, url, ben.id, topics)
const roomId = await acceptChat(second.request, url, chatId)
await requestChat(first.request, url, ben.id, { topic: 'Trains to the north' })
await requestChat(second.request, url, anna.id, { topic: 'Backups', notes: 'Do you test yours?' })
const declined = await requestChat(first.request, url, ben.id, { topic: 'Rye' })
const decline = { data: { reason: 'On holiday that week' }, headers: { origin: url } }
await second.request.post(`${url}/api/chats/${declined}/decline`, decline)
await takePaths(annaPage, { ...tabs('full'), 'people.full': '/people' })
await takeScheduling(annaPage, ben)
await signUp(third.request, url, 'Carl Curious')
const carlPage = await third.newPage()
await takePaths(carlPage, {
  'meeting.stranger': `/meeting/${roomId}`,
  'meeting.unknown': `/meeting/${randomUUID()}`,
})
await takeRefused(refusing, first, url, roomId)
const benPage = await second.newPage()
await takeCall(annaPage, benPage, roomId)
await takeRecording({ page: annaPage, member: anna }, { page: benPage, member: ben }, roomId)
await Promise.all([browser.close(), refusing.close()])
await server.stop()
