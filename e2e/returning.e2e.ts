import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { meetingPage } from './pages/meetingPage.ts'

/** The page goes out of sight, the system takes its camera and gives none there, and the page is shown again. */
async function switchAppsWithoutCamera(page: Page) {
  await page.evaluate(async () => {
    const show = (visible: boolean) => {
      Object.defineProperty(document, 'visibilityState', {
        value: visible ? 'visible' : 'hidden',
        configurable: true,
      })
      document.dispatchEvent(new Event('visibilitychange'))
    }
    const devices = navigator.mediaDevices
    const getUserMedia = devices.getUserMedia.bind(devices)
    show(false)
    const refused = new Promise<void>((resolve) => {
      devices.getUserMedia = () => {
        resolve()
        return Promise.reject(new DOMException('In the background', 'NotReadableError'))
      }
    })
    const picture = document.querySelector('[aria-label="Your video"]')
    const stream = picture instanceof HTMLVideoElement ? picture.srcObject : null
    const [track] = stream instanceof MediaStream ? stream.getVideoTracks() : []
    track?.stop()
    track?.dispatchEvent(new Event('ended'))
    await refused
    devices.getUserMedia = getUserMedia
    show(true)
  })
}

test('a camera that was taken in the background is back after the app switch', async ({
  pair: { anna, ben, roomId },
}) => {
  const [annaCall, benCall] = [meetingPage(anna.page), meetingPage(ben.page)]
  await Promise.all([annaCall.openAndJoin(roomId), benCall.openAndJoin(roomId)])
  await Promise.all([annaCall.expectConnected(), benCall.expectConnected()])
  await expect(anna.page.getByRole('timer')).toBeVisible()
  await switchAppsWithoutCamera(anna.page)
  await expect(annaCall.toggle('Turn camera off')).toHaveAttribute('aria-pressed', 'false')
  await benCall.expectRemoteVideo()
})

test('a call outlives a page that the system froze', async ({ pair: { anna, ben, roomId } }) => {
  const [annaCall, benCall] = [meetingPage(anna.page), meetingPage(ben.page)]
  await Promise.all([annaCall.openAndJoin(roomId), benCall.openAndJoin(roomId)])
  await Promise.all([annaCall.expectConnected(), benCall.expectConnected()])
  const devTools = await anna.context.newCDPSession(anna.page)
  await devTools.send('Page.setWebLifecycleState', { state: 'frozen' })
  await devTools.send('Page.setWebLifecycleState', { state: 'active' })
  await annaCall.expectConnected()
  await annaCall.expectMedia()
  await benCall.expectMedia()
})

for (const viewport of [
  { width: 390, height: 844 },
  { width: 844, height: 390 },
])
  test(`every control is on a telephone's screen, ${viewport.width} by ${viewport.height}`, async ({
    pair: { anna, ben, roomId },
  }) => {
    await anna.page.setViewportSize(viewport)
    const [annaCall, benCall] = [meetingPage(anna.page), meetingPage(ben.page)]
    await annaCall.open(roomId)
    await expect(annaCall.joinButton).toBeInViewport({ ratio: 1 })
    await Promise.all([annaCall.join(), benCall.openAndJoin(roomId)])
    await Promise.all([annaCall.expectConnected(), benCall.expectConnected()])
    for (const button of await annaCall.controls.getByRole('button').all()) {
      await expect(button).toBeInViewport({ ratio: 1 })
      await button.click({ trial: true })
    }
  })
