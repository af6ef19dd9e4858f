import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { takeLongWay } from './longWay.ts'
import { chatsPage } from './pages/chatsPage.ts'
import { meetingPage } from './pages/meetingPage.ts'
import { countPeerConnections, receivedMedia } from './probe.ts'

/** The path and the data channel of this page's newest connection, and what it has sent. */
function connectionOf(page: Page) {
  return page.evaluate(async () => {
    const connection = globalThis.avariProbe.peerConnections.findLast(
      ({ connectionState }) => connectionState !== 'closed',
    )
    const found = { state: 'none', tracks: 0, framesSent: 0, packetsSent: 0, messagesReceived: 0, slots: 0 }
    if (!connection) return found
    found.state = connection.connectionState
    found.slots = connection.getTransceivers().filter(({ mid }) => mid !== null).length
    found.tracks = connection.getSenders().filter(({ track }) => track !== null).length
    for (const report of (await connection.getStats()).values()) {
      if (report.type === 'data-channel') found.messagesReceived += report.messagesReceived
      if (report.type !== 'outbound-rtp') continue
      found.framesSent += report.framesSent ?? 0
      found.packetsSent += report.packetsSent ?? 0
    }
    return found
  })
}

/** Connected, over a second and more of signs of life, and not one packet of media has left. */
async function expectSilentConnection(page: Page) {
  await expect
    .poll(() => connectionOf(page), { timeout: 15_000, intervals: [100] })
    .toMatchObject({ state: 'connected', slots: 4 })
  const { messagesReceived } = await connectionOf(page)
  await expect
    .poll(async () => (await connectionOf(page)).messagesReceived, { intervals: [100] })
    .toBeGreaterThan(messagesReceived + 4)
  expect(await connectionOf(page)).toMatchObject({ tracks: 0, framesSent: 0, packetsSent: 0 })
}

test('both are connected before the press, and no media flows before both have joined', async ({
  pair: { anna, ben, roomId },
}) => {
  const [annaCall, benCall] = [meetingPage(anna.page), meetingPage(ben.page)]
  await Promise.all([annaCall.open(roomId), benCall.open(roomId)])
  await Promise.all([expectSilentConnection(anna.page), expectSilentConnection(ben.page)])
  const before = await Promise.all([countPeerConnections(anna.page), countPeerConnections(ben.page)])

  await annaCall.join()
  await annaCall.expectStatus('Waiting for')
  await expect(ben.page.getByText('Anna Able is here already')).toBeVisible()
  await Promise.all([expectSilentConnection(anna.page), expectSilentConnection(ben.page)])
  expect(await receivedMedia(ben.page)).toMatchObject({ framesDecoded: 0 })

  await benCall.join()
  await Promise.all([annaCall.expectConnected(), benCall.expectConnected()])
  await Promise.all([annaCall.expectMedia(), benCall.expectMedia()])
  const after = await Promise.all([countPeerConnections(anna.page), countPeerConnections(ben.page)])
  expect(after).toEqual(before)
})

test('who is there first leaves an offer, which the second answers', async ({
  pair: { anna, ben, roomId },
}) => {
  const [annaCall, benCall] = [meetingPage(anna.page), meetingPage(ben.page)]
  // The polite one is first: without the offer that waits, the other one would make one.
  await benCall.openAndJoin(roomId)
  await expect
    .poll(() => ben.page.evaluate(() => globalThis.avariProbe.peerConnections.at(-1)?.signalingState))
    .toBe('have-local-offer')
  await annaCall.openAndJoin(roomId)
  await Promise.all([annaCall.expectConnected(), benCall.expectConnected()])
  await Promise.all([annaCall.expectMedia(), benCall.expectMedia()])
  // Who answers the first offer is the client of the DTLS handshake (RFC 8842, 5.3).
  const roleOf = (page: Page) =>
    page.evaluate(async () => {
      const stats = await globalThis.avariProbe.peerConnections.at(-1)?.getStats()
      for (const report of stats?.values() ?? []) if (report.type === 'transport') return report.dtlsRole
      return undefined
    })
  expect([await roleOf(anna.page), await roleOf(ben.page)]).toEqual(['client', 'server'])
})

test('an offer that waited is answered at once, though "Join now" came before the server’s word of it', async ({
  pair: { anna, ben, roomId },
}) => {
  const offers: string[] = []
  for (const { page } of [anna, ben])
    page.on('websocket', (socket) =>
      socket.on('framesent', ({ payload }) => {
        if (String(payload).includes('["offer",')) offers.push(page === anna.page ? 'Anna' : 'Ben')
      }),
    )
  const [annaCall, benCall] = [meetingPage(anna.page), meetingPage(ben.page)]
  await annaCall.openAndJoin(roomId)
  await expect.poll(() => offers).toEqual(['Anna'])
  const { previewed } = await takeLongWay(ben.page)
  await benCall.open(roomId)
  await previewed
  await benCall.join()
  await Promise.all([annaCall.expectConnected(), benCall.expectConnected()])
  // The places for a screen come with a second one; one that has to be made anew makes a third.
  expect(await countPeerConnections(ben.page)).toBe(1)
  expect(offers.length).toBeLessThanOrEqual(2)
})

/** What the server tells this page of the other one's seat, as it comes. */
function hearSeats(page: Page) {
  const heard: string[] = []
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => {
      const [, event] = /"(peer-joined|peer-left)"/u.exec(String(payload)) ?? []
      if (event) heard.push(event)
    }),
  )
  return heard
}

test('the seat is taken while the room is still asked for, and given back where the page does not open', async ({
  pair: { anna, ben, roomId },
  problems,
}) => {
  problems.allow(/404/u)
  const heard = hearSeats(anna.page)
  const [annaCall, benCall] = [meetingPage(anna.page), meetingPage(ben.page)]
  await annaCall.openAndJoin(roomId)
  const answer = Promise.withResolvers<void>()
  const room = `**/api/rooms/${roomId}`
  await ben.page.route(room, async (route) => {
    await answer.promise
    await route.fulfill({ status: 404, json: { error: { code: 'room/not-found', message: 'No such room' } } })
  })
  // The page is refused before it knows that it has the seat.
  await takeLongWay(ben.page)
  const benChats = chatsPage(ben.page)
  await benChats.open('Upcoming')
  await benChats.joinLink.click()
  await expect.poll(() => heard).toEqual(['peer-joined'])
  answer.resolve()
  await expect.poll(() => heard).toEqual(['peer-joined', 'peer-left'])
  await ben.page.unroute(room)
  await benCall.open(roomId)
  await benCall.join()
  await Promise.all([annaCall.expectConnected(), benCall.expectConnected()])
})

test('a pointer on the link takes no seat, the press does, and going elsewhere meanwhile gives it back', async ({
  pair: { anna, ben, roomId },
}) => {
  const heard = hearSeats(anna.page)
  const [annaCall, benCall] = [meetingPage(anna.page), meetingPage(ben.page)]
  await annaCall.openAndJoin(roomId)
  const answer = Promise.withResolvers<void>()
  await ben.page.route(`**/api/rooms/${roomId}`, async (route) => {
    await answer.promise
    await route.continue()
  })
  const benChats = chatsPage(ben.page)
  await benChats.open('Upcoming')
  const asked = ben.page.waitForRequest(`**/api/rooms/${roomId}`)
  await benChats.joinLink.hover()
  await asked
  expect(heard).toEqual([])
  await benChats.joinLink.click()
  await expect.poll(() => heard).toEqual(['peer-joined'])
  await ben.page.goBack()
  await expect.poll(() => heard).toEqual(['peer-joined', 'peer-left'])

  await benChats.joinLink.click()
  await expect.poll(() => heard).toEqual(['peer-joined', 'peer-left', 'peer-joined'])
  answer.resolve()
  await benCall.join()
  await Promise.all([annaCall.expectConnected(), benCall.expectConnected()])
  expect(heard).toEqual(['peer-joined', 'peer-left', 'peer-joined'])
})

test('leaving the preview does not end the call of the other one', async ({
  pair: { anna, ben, roomId },
}) => {
  const [annaCall, benCall] = [meetingPage(anna.page), meetingPage(ben.page)]
  await annaCall.openAndJoin(roomId)
  await benCall.open(roomId)
  await expectSilentConnection(ben.page)
  await ben.page.getByRole('link', { name: 'Back to your chats' }).click()
  await benCall.leftForChats()
  await annaCall.expectStatus('Waiting for')
  await expect(anna.page.getByText('left the call')).toHaveCount(0)
  await benCall.openAndJoin(roomId)
  await Promise.all([annaCall.expectConnected(), benCall.expectConnected()])
  await Promise.all([annaCall.expectMedia(), benCall.expectMedia()])
})

test('a preview beside a tab that has joined disturbs nothing until it is pressed', async ({
  pair: { anna, ben, roomId },
}) => {
  const [annaCall, benCall] = [meetingPage(anna.page), meetingPage(ben.page)]
  await annaCall.openAndJoin(roomId)
  await benCall.openAndJoin(roomId)
  await Promise.all([annaCall.expectConnected(), benCall.expectConnected()])
  const before = await countPeerConnections(anna.page)

  const newPage = await ben.context.newPage()
  const preview = meetingPage(newPage)
  await preview.open(roomId)
  await expect(preview.joinButton).toBeVisible()
  await expect(preview.video('Your video')).toBeVisible()
  await Promise.all([annaCall.expectMedia(), benCall.expectMedia()])
  await expect(benCall.takenOver).toHaveCount(0)
  expect(await countPeerConnections(anna.page)).toBe(before)

  await preview.join()
  await preview.expectConnected()
  await expect(benCall.takenOver).toBeVisible()
  await Promise.all([annaCall.expectMedia(), preview.expectMedia()])

  // The one that has joined is gone: the next preview, too, is connected without a press.
  const lastPage = await ben.context.newPage()
  const socket = lastPage.waitForEvent('websocket')
  await meetingPage(lastPage).open(roomId)
  await (
    await socket
  ).waitForEvent('framereceived', ({ payload }) => String(payload).includes('"seated":false'))
  await newPage.close()
  await annaCall.expectStatus('Waiting for')
  await expectSilentConnection(lastPage)
})

test('of two previews of one person the newer is connected, and neither says anything', async ({
  pair: { anna, ben, roomId },
}) => {
  const [annaCall, older] = [meetingPage(anna.page), meetingPage(ben.page)]
  await Promise.all([annaCall.open(roomId), older.open(roomId)])
  await expectSilentConnection(ben.page)
  const newPage = await ben.context.newPage()
  const newer = meetingPage(newPage)
  await newer.open(roomId)
  await expectSilentConnection(newPage)
  await expect.poll(async () => (await connectionOf(ben.page)).state).toBe('none')
  await expect(older.joinButton).toBeVisible()
  await Promise.all([annaCall.join(), older.join()])
  await Promise.all([annaCall.expectMedia(), older.expectMedia()])
  await expect(newer.joinButton).toBeVisible()
})
