import { randomUUID } from 'node:crypto'
import { io, type Socket } from 'socket.io-client'
import { expect, type Pair, test } from './fixtures.ts'
import { accountPages } from './pages/accountPages.ts'
import { meetingPage } from './pages/meetingPage.ts'
import { countMediaRequests, countPeerConnections } from './probe.ts'
import { recordWire } from './wire.ts'

async function callOf({ anna, ben, roomId }: Pair) {
  const [annaCall, benCall] = [meetingPage(anna.page), meetingPage(ben.page)]
  await annaCall.openAndJoin(roomId)
  await benCall.openAndJoin(roomId)
  await Promise.all([annaCall.expectConnected(), benCall.expectConnected()])
  return { annaCall, benCall }
}

/** Every event that comes in on a socket that speaks like the page, with that person's own session. */
async function openRawSocket(url: string, cookie: string) {
  const socket: Socket = io(url, {
    extraHeaders: { cookie, origin: url },
    transports: ['websocket'],
    reconnection: false,
  })
  const received: string[] = []
  socket.onAny((name: string) => received.push(name))
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('connect_error', reject)
  })
  return { socket, received }
}

test('a third member meets a clear page, gives no media and hears nothing of the call', async ({
  pair,
  join,
  problems,
}) => {
  problems.allow(/403/u)
  const { annaCall, benCall } = await callOf(pair)
  const carl = await join('Carl Curious')
  const wire = recordWire(carl.page)
  await meetingPage(carl.page).open(pair.roomId)
  await expect(carl.page.getByRole('heading', { name: 'This call is private' })).toBeVisible()
  await expect(meetingPage(carl.page).joinButton).toHaveCount(0)

  await annaCall.openChat()
  await annaCall.say('Nobody else reads this')
  await expect(annaCall.log).toContainText('Nobody else reads this')
  await annaCall.hangUp()
  await benCall.leftForChats()
  expect(await countMediaRequests(carl.page)).toBe(0)
  expect(await countPeerConnections(carl.page)).toBe(0)
  expect(wire.relayed()).toEqual([])
})

test('a third member with a socket of their own is refused every event and receives none', async ({
  pair,
  join,
  server,
}) => {
  const { annaCall } = await callOf(pair)
  const carl = await join('Carl Curious')
  const cookies = await carl.context.cookies()
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const { socket, received } = await openRawSocket(server.url, cookie)
  const matchId = pair.roomId
  const payloads = {
    register: { matchId },
    offer: { matchId, offer: { type: 'offer', sdp: 'v=0' } },
    answer: { matchId, answer: { type: 'answer', sdp: 'v=0' } },
    'ice-candidate': { matchId, candidate: null },
    'call-ended': { matchId },
    message: { matchId, id: randomUUID(), message: 'Let me in' },
  }
  for (const [name, payload] of Object.entries(payloads)) {
    const answer = await socket.timeout(5000).emitWithAck(name, payload)
    expect(answer, name).toMatchObject({ ok: false, code: /^room\// })
  }
  await annaCall.openChat()
  await annaCall.say('Still private')
  await expect(annaCall.log).toContainText('Still private')
  await annaCall.expectRemoteVideo()
  await annaCall.hangUp()
  await annaCall.leftForChats()
  // What was sent before this answer would have come before it.
  await socket.timeout(5000).emitWithAck('register', { matchId })
  expect(received.filter((name) => name !== 'error')).toEqual([])
  socket.close()
})

test('the signed-out are asked to sign in and brought back to the room', async ({
  pair,
  visit,
  problems,
}) => {
  problems.allow(/401/u)
  const { page } = await visit()
  const wire = recordWire(page)
  await meetingPage(page).open(pair.roomId)
  await expect(page.getByRole('heading', { name: 'Sign in to join this call' })).toBeVisible()
  expect(await countMediaRequests(page)).toBe(0)
  expect(wire.relayed()).toEqual([])
  await page.getByRole('link', { name: 'Sign in' }).click()
  const pages = accountPages(page)
  await pages.email.fill(pair.anna.member.email)
  await pages.password.fill(pair.anna.member.password)
  await pages.signInButton.click()
  await expect(meetingPage(page).joinButton).toBeVisible()
})

test('an unknown room has a clear page and no media', async ({ join, problems }) => {
  problems.allow(/404/u)
  const anna = await join('Anna Able')
  await meetingPage(anna.page).open(randomUUID())
  await expect(anna.page.getByRole('heading', { name: 'There is no call here' })).toBeVisible()
  expect(await countMediaRequests(anna.page)).toBe(0)
})
