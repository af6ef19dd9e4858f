import type { Browser } from '@playwright/test'
import { absentCamera, launchChromium, refusedMedia } from './browsers.ts'
import { expect, type Pair, test } from './fixtures.ts'
import { meetingPage } from './pages/meetingPage.ts'
import { addProbe } from './probe.ts'

/** Ben, signed in, in a browser of other flags. */
async function openAsBen(browser: Browser, pair: Pair, origin: string) {
  const context = await browser.newContext({
    baseURL: origin,
    storageState: await pair.ben.context.storageState(),
  })
  await addProbe(context)
  const page = await context.newPage()
  const call = meetingPage(page)
  await call.open(pair.roomId)
  return { context, page, call }
}

test('camera and microphone refused: said plainly, mended once the browser allows them', async ({
  pair,
  server,
}) => {
  const browser = await launchChromium(refusedMedia)
  const { context, call } = await openAsBen(browser, pair, server.url)
  await expect(call.alert).toContainText('Failed to access camera/microphone')
  await context.grantPermissions(['camera', 'microphone'])
  await expect(call.alert).toHaveCount(0)
  const annaCall = meetingPage(pair.anna.page)
  await annaCall.openAndJoin(pair.roomId)
  await call.join()
  await Promise.all([annaCall.expectConnected(), call.expectConnected()])
  await annaCall.expectMedia()
  await browser.close()
})

test('joining without camera and microphone: one sees and hears, and is heard about', async ({
  pair,
  server,
}) => {
  const browser = await launchChromium(refusedMedia)
  const { call } = await openAsBen(browser, pair, server.url)
  await expect(call.alert).toContainText('Failed to access camera/microphone')
  await expect(call.alert.getByRole('listitem')).toHaveText(/^Microphone and camera: /u)
  await call.join()
  const annaCall = meetingPage(pair.anna.page)
  await annaCall.openAndJoin(pair.roomId)
  await Promise.all([annaCall.expectConnected(), call.expectConnected()])
  await call.expectMedia()
  await annaCall.expectPeerCameraOff('Ben Bright')
  await browser.close()
})

test('no camera there: said plainly, and one is heard all the same', async ({ pair, server }) => {
  const browser = await launchChromium(absentCamera)
  const { call } = await openAsBen(browser, pair, server.url)
  await expect(call.alert).toContainText(/camera/iu)
  await call.join()
  const annaCall = meetingPage(pair.anna.page)
  await annaCall.openAndJoin(pair.roomId)
  await Promise.all([annaCall.expectConnected(), call.expectConnected()])
  await call.expectMedia()
  await annaCall.expectRemoteSound()
  await annaCall.expectPeerCameraOff('Ben Bright')
  await browser.close()
})

test('the microphone alone works when only the camera is refused', async ({ pair, server }) => {
  const browser = await launchChromium(refusedMedia)
  const { context, page, call } = await openAsBen(browser, pair, server.url)
  await context.grantPermissions(['microphone'])
  await page.reload()
  await expect(call.alert).toContainText(/camera/iu)
  const annaCall = meetingPage(pair.anna.page)
  await annaCall.openAndJoin(pair.roomId)
  await call.join()
  await Promise.all([annaCall.expectConnected(), call.expectConnected()])
  await annaCall.expectRemoteSound()
  await annaCall.expectPeerCameraOff('Ben Bright')
  await browser.close()
})
