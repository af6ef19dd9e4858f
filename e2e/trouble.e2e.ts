import type { Page } from '@playwright/test'
import { expect, type Pair, test } from './fixtures.ts'
import { acceptChat, requestChat, signUp } from './members.ts'
import { meetingPage } from './pages/meetingPage.ts'
import { troubleNotice } from './pages/troubleNotice.ts'
import { makeDataFolder, startServer } from './serverProcess.ts'

async function callOf({ anna, ben, roomId }: Pair) {
  const [annaCall, benCall] = [meetingPage(anna.page), meetingPage(ben.page)]
  await annaCall.openAndJoin(roomId)
  await benCall.openAndJoin(roomId)
  await Promise.all([annaCall.expectConnected(), benCall.expectConnected()])
  await Promise.all([annaCall.expectRemoteVideo(), benCall.expectRemoteVideo()])
  return { annaCall, benCall }
}

/** Takes tracks off the wire behind the page's back, which goes on believing that it sends them. */
function stopSending(page: Page, kinds: readonly string[]) {
  return page.evaluate(async (stopped) => {
    for (const peerConnection of globalThis.avariProbe.peerConnections)
      for (const sender of peerConnection.getSenders())
        if (sender.track && stopped.includes(sender.track.kind)) await sender.replaceTrack(null)
  }, kinds)
}

test('a server that is stopped in mid-call is told, and so is what waits for it', async ({
  browsers,
  problems,
}) => {
  problems.allow(/./u)
  await using dataFolder = await makeDataFolder()
  const server = await startServer(dataFolder.path)
  const contexts = await Promise.all(browsers.map((browser) => browser.newContext({ baseURL: server.url })))
  const [first, second] = contexts
  if (!first || !second) throw new Error('One context per browser was made above')
  await signUp(first.request, server.url, 'Anna Able')
  const ben = await signUp(second.request, server.url, 'Ben Bright')
  const chatId = await requestChat(first.request, server.url, ben.id)
  const roomId = await acceptChat(second.request, server.url, chatId)
  const page = await first.newPage()
  const [annaCall, benCall] = [meetingPage(page), meetingPage(await second.newPage())]
  await annaCall.openAndJoin(roomId)
  await benCall.openAndJoin(roomId)
  await annaCall.expectConnected()
  await annaCall.openChat()
  await server.stop()

  const notice = troubleNotice(page)
  await notice.expectShown('The server can’t be reached.')
  await annaCall.expectStatus('Connected')
  await annaCall.say('Are you still there?')
  await notice.moreHelp.click()
  await notice.expectNow('The server can’t be reached')
  await notice.expectNow('Messages are missing or late')
  await notice.expectFine('Echo')
  await Promise.all(contexts.map((context) => context.close()))
})

test('a path that does not open is told, and opens on the press of a button', async ({ pair }) => {
  test.setTimeout(120_000)
  const { anna, ben, roomId } = pair
  for (const { context } of [anna, ben])
    await context.addInitScript(() => {
      globalThis.wayIsOpen = false
      const Native = globalThis.RTCPeerConnection
      // Until then candidates are dropped, whichever way they come.
      globalThis.RTCPeerConnection = class extends Native {
        override async addIceCandidate(candidate?: RTCIceCandidateInit | null) {
          if (globalThis.wayIsOpen) await super.addIceCandidate(candidate)
        }

        override setRemoteDescription(description: RTCSessionDescriptionInit) {
          const { type, sdp = '' } = description
          if (globalThis.wayIsOpen) return super.setRemoteDescription(description)
          return super.setRemoteDescription({ type, sdp: sdp.replaceAll(/a=candidate:.*\r\n/gu, '') })
        }
      }
    })
  const [annaCall, benCall] = [meetingPage(anna.page), meetingPage(ben.page)]
  await annaCall.openAndJoin(roomId)
  await benCall.openAndJoin(roomId)
  const notice = troubleNotice(anna.page)
  await notice.expectShown('Connecting takes unusually long.', 30_000)
  for (const { page } of [anna, ben])
    await page.evaluate(() => {
      globalThis.wayIsOpen = true
    })
  await notice.action('Restart the connection').click()
  await Promise.all([annaCall.expectConnected(), benCall.expectConnected()])
  await notice.expectGone('Connecting takes unusually long.')
})

test('a camera that is on and sends no picture is told', async ({ pair }) => {
  const { annaCall, benCall } = await callOf(pair)
  const notice = troubleNotice(pair.anna.page)
  await stopSending(pair.ben.page, ['video'])
  await notice.expectShown('No picture comes from Ben Bright.')
  await notice.moreHelp.click()
  await notice.expectNow('You don’t see Ben Bright')
  await pair.anna.page.keyboard.press('Escape')
  await benCall.toggle('Turn camera off').click()
  await notice.expectGone('No picture comes from Ben Bright.')
  await benCall.toggle('Turn camera off').click()
  await annaCall.expectRemoteVideo()
})

test('the help is there in a call in which all is well', async ({ pair }) => {
  await callOf(pair)
  await pair.anna.page.getByRole('button', { name: 'Help', exact: true }).click()
  const notice = troubleNotice(pair.anna.page)
  for (const topic of ['Echo', 'The call does not connect', 'Sharing the screen fails'])
    await notice.expectFine(topic)
  await expect(notice.dialog.getByRole('link', { name: 'Test my set-up' })).toHaveAttribute('href', '/setup')
})

test('media that goes one way only is told on both sides', async ({ pair }) => {
  await callOf(pair)
  await stopSending(pair.ben.page, ['audio', 'video'])
  await troubleNotice(pair.anna.page).expectShown('Nothing arrives from Ben Bright.')
  const notice = troubleNotice(pair.ben.page)
  await notice.expectShown('Nothing of yours gets out to Anna Able.')
  await notice.dismiss()
  await notice.expectGone('Nothing of yours gets out to Anna Able.')
})

test('a message that nobody acknowledges is told', async ({ pair }) => {
  await pair.anna.page.routeWebSocket(/\/socket\.io\//u, (socket) => {
    const server = socket.connectToServer()
    socket.onMessage((frame) => {
      if (!frame.toString().includes('["message",')) server.send(frame)
    })
  })
  const { annaCall } = await callOf(pair)
  await annaCall.openChat()
  await annaCall.say('Lost on the way')
  const notice = troubleNotice(pair.anna.page)
  await notice.expectShown('A message has not got through yet.')
})

test('sharing that the browser ends is told, and goes on at a press', async ({ pair }) => {
  await pair.anna.context.addInitScript(() => {
    const { mediaDevices } = navigator
    const share = mediaDevices.getDisplayMedia.bind(mediaDevices)
    mediaDevices.getDisplayMedia = async (options) => {
      const stream = await share(options)
      globalThis.endShare = () => {
        for (const track of stream.getTracks()) {
          track.stop()
          track.dispatchEvent(new Event('ended'))
        }
      }
      return stream
    }
  })
  const { annaCall } = await callOf(pair)
  await annaCall.toggle('Share screen').click()
  await pair.anna.page.getByRole('button', { name: 'Stop sharing' }).waitFor()
  await pair.anna.page.evaluate(() => globalThis.endShare())
  const notice = troubleNotice(pair.anna.page)
  await notice.expectShown('Your screen is no longer shared.')
  await notice.action('Share again').click()
  await pair.anna.page.getByRole('button', { name: 'Stop sharing' }).waitFor()
  await notice.expectGone('Your screen is no longer shared.')
})

declare global {
  var wayIsOpen: boolean
  var endShare: () => void
}
