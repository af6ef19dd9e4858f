import type { Page } from '@playwright/test'
import { expect, type Pair, test } from './fixtures.ts'
import { meetingPage } from './pages/meetingPage.ts'
import { troubleNotice } from './pages/troubleNotice.ts'

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

test('a server that is stopped in mid-call is told, and so is what waits for it', async ({ pairAlone }) => {
  const { anna, ben, roomId, kill } = pairAlone
  const { page } = anna
  const [annaCall, benCall] = [meetingPage(page), meetingPage(ben.page)]
  await annaCall.openAndJoin(roomId)
  await benCall.openAndJoin(roomId)
  await annaCall.expectConnected()
  await annaCall.openChat()
  await kill()

  const notice = troubleNotice(page)
  await notice.expectShown('The server can’t be reached.')
  await annaCall.expectStatus('Connected')
  await annaCall.say('Are you still there?')
  await notice.moreHelp.click()
  await notice.expectNow('The server can’t be reached')
  await notice.expectNow('Messages are missing or late')
  await notice.expectFine('Echo')
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

test('media that is missing is told on both sides, and the help has nothing to say while all is well', async ({
  pair,
}) => {
  const { annaCall, benCall } = await callOf(pair)
  const [annas, bens] = [troubleNotice(pair.anna.page), troubleNotice(pair.ben.page)]
  await pair.anna.page.getByRole('button', { name: 'Help', exact: true }).click()
  for (const topic of ['Echo', 'The call does not connect', 'Sharing the screen fails'])
    await annas.expectFine(topic)
  await expect(annas.dialog.getByRole('link', { name: 'Test my set-up' })).toHaveAttribute('href', '/setup')
  await pair.anna.page.keyboard.press('Escape')

  await stopSending(pair.ben.page, ['video'])
  await annas.expectShown('No picture comes from Ben Bright.')
  await annas.moreHelp.click()
  await annas.expectNow('You don’t see Ben Bright')
  await pair.anna.page.keyboard.press('Escape')
  await benCall.toggle('Turn camera off').click()
  await annas.expectGone('No picture comes from Ben Bright.')
  await benCall.toggle('Turn camera off').click()
  await annaCall.expectRemoteVideo()

  await stopSending(pair.ben.page, ['audio', 'video'])
  await annas.expectShown('Nothing arrives from Ben Bright.')
  await bens.expectShown('Nothing of yours gets out to Anna Able.')
  await bens.dismiss()
  await bens.expectGone('Nothing of yours gets out to Anna Able.')
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

test('a part of the page that does not load leaves the call as it is', async ({ pair, problems }) => {
  problems.allow(/EmojiPicker|Failed to load resource|^uncaught: $/u)
  await pair.anna.context.route(/EmojiPicker[^/]*\.js/u, (route) => route.abort())
  const { annaCall } = await callOf(pair)
  await annaCall.openChat()
  await annaCall.panel.getByRole('button', { name: 'Emoji' }).click()
  const notice = pair.anna.page.getByText('A part of this page could not be loaded').first()
  await expect(notice).toBeVisible()
  // It covers nothing that one may want to press meanwhile.
  await annaCall.say('I am still here')
  await expect(notice).toBeVisible()
  await annaCall.expectStatus('Connected')
  await annaCall.expectRemoteVideo()
})

declare global {
  var wayIsOpen: boolean
  var endShare: () => void
}
