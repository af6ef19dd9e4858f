import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import {
  launchChromium,
  realMicrophones,
  refusedMedia,
  severalCameras,
  soundingMicrophone,
} from './browsers.ts'
import { expect, type Pair, test } from './fixtures.ts'
import { meetingPage } from './pages/meetingPage.ts'
import { addProbe } from './probe.ts'
import { hasSoundServer, startSoundServer } from './soundServer.ts'
import { sampleRate, toWave } from './wave.ts'

/** Ben, signed in, in a browser of other flags. */
async function pageOfBen(browser: Browser, pair: Pair, origin: string) {
  const storageState = await pair.ben.context.storageState()
  const context = await browser.newContext({ baseURL: origin, storageState })
  await addProbe(context)
  const page = await context.newPage()
  return { context, page, call: meetingPage(page) }
}

/** What the page's senders carry now. */
function sentTracks(page: Page, kind: 'audio' | 'video') {
  return page.evaluate((wanted) => {
    const [connection] = globalThis.avariProbe.peerConnections.filter(
      ({ connectionState }) => connectionState === 'connected',
    )
    const senders = connection?.getSenders() ?? []
    const tracks = senders.flatMap(({ track }) => (track?.kind === wanted ? [track] : []))
    return tracks.map(({ label, readyState }) => ({ label, readyState }))
  }, kind)
}

test('the meter moves with the voice, and the speaker sounds', async ({ pair }) => {
  const { page } = pair.anna
  await meetingPage(page).open(pair.roomId)
  const meter = page.getByRole('meter', { name: 'Microphone level' })
  await page.getByRole('button', { name: 'Test speaker' }).click()
  await expect
    .poll(() => meter.evaluate((element) => Number(Reflect.get(element, 'value'))), { intervals: [50] })
    .toBeGreaterThan(0.2)
  await expect(page.getByRole('button', { name: 'Test speaker' })).toBeEnabled()
  await page.getByRole('switch', { name: 'Microphone' }).click()
  await expect.poll(() => meter.evaluate((element) => Number(Reflect.get(element, 'value')))).toBe(0)
})

async function openDevices(page: Page) {
  await page.getByRole('button', { name: 'More options' }).click()
  await page.getByRole('menuitem', { name: 'Devices' }).click()
}

test('another camera in mid-call: the picture goes on with it', async ({ pair, server }) => {
  const browser = await launchChromium(severalCameras)
  const { page, call } = await pageOfBen(browser, pair, server.url)
  const annaCall = meetingPage(pair.anna.page)
  await Promise.all([annaCall.openAndJoin(pair.roomId), call.openAndJoin(pair.roomId)])
  await Promise.all([annaCall.expectConnected(), call.expectConnected()])
  await annaCall.expectRemoteVideo()
  const [before] = await sentTracks(page, 'video')
  await openDevices(page)
  const dialog = page.getByRole('dialog', { name: 'Devices' })
  const camera = dialog.getByLabel('Camera')
  await expect(camera.locator('option')).toHaveCount(4)
  const labels = await camera.locator('option').allTextContents()
  // The second of Chromium's fake cameras gives depths in place of colours, which are never sent.
  const other = labels.at(-1) ?? ''
  expect(other).not.toBe(before?.label)
  await camera.selectOption({ label: other })
  await expect.poll(() => sentTracks(page, 'video')).toEqual([{ label: other, readyState: 'live' }])
  await annaCall.expectRemoteVideo()
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await browser.close()
})

/** A second of a voice that never pauses. Chromium plays it again and again. */
function voice() {
  return Int16Array.from({ length: sampleRate }, (_, index) => {
    const seconds = index / sampleRate
    const loudness = 8_000 + 6_000 * Math.sin(2 * Math.PI * 5 * seconds)
    return loudness * Math.sin(2 * Math.PI * 300 * seconds)
  })
}

test('speaking while muted is noticed, and nothing of it is sent', async ({ pair, server }) => {
  const folder = await mkdtemp(join(tmpdir(), 'avari-voice-'))
  const path = join(folder, 'voice.wav')
  await writeFile(path, toWave(voice()))
  const browser = await launchChromium(soundingMicrophone(path))
  const { page, call } = await pageOfBen(browser, pair, server.url)
  const annaCall = meetingPage(pair.anna.page)
  await Promise.all([annaCall.openAndJoin(pair.roomId), call.openAndJoin(pair.roomId)])
  await Promise.all([annaCall.expectConnected(), call.expectConnected()])
  await call.toggle('Mute').click()
  await expect(page.getByText('The other person can’t hear what you say.')).toBeVisible()
  await annaCall.expectRemoteSilence()
  await page.getByRole('button', { name: 'Unmute' }).click()
  await expect(call.toggle('Mute')).toHaveAttribute('aria-pressed', 'false')
  await annaCall.expectRemoteSound()
  await browser.close()
  await rm(folder, { recursive: true })
})

test('a permission taken back in mid-call is said, and mended by giving it again', async ({
  pair,
  server,
}) => {
  const browser = await launchChromium(refusedMedia)
  const { context, page, call } = await pageOfBen(browser, pair, server.url)
  await context.grantPermissions(['camera', 'microphone'])
  const annaCall = meetingPage(pair.anna.page)
  await Promise.all([annaCall.openAndJoin(pair.roomId), call.openAndJoin(pair.roomId)])
  await Promise.all([annaCall.expectConnected(), call.expectConnected()])
  await context.clearPermissions()
  await expect(call.alert).toContainText('Its permission was taken back')
  await annaCall.expectPeerCameraOff('Ben Bright')
  await context.grantPermissions(['camera', 'microphone'])
  await expect(call.alert).toHaveCount(0)
  await annaCall.expectMedia()
  expect(await sentTracks(page, 'video')).toMatchObject([{ readyState: 'live' }])
  await browser.close()
})

test('a microphone pulled out gives way, is taken again when it is back, and a new one is offered', async ({
  pair,
  server,
}) => {
  test.skip(!(await hasSoundServer()), 'There is no PulseAudio on this machine')
  await using sound = await startSoundServer()
  await sound.plugMicrophone('DeskMic')
  let unplug = await sound.plugMicrophone('PodMic')
  const browser = await launchChromium(realMicrophones, sound.environment)
  const { page, call } = await pageOfBen(browser, pair, server.url)
  const annaCall = meetingPage(pair.anna.page)
  await Promise.all([annaCall.openAndJoin(pair.roomId), call.openAndJoin(pair.roomId)])
  await Promise.all([annaCall.expectConnected(), call.expectConnected()])
  const sent = async () =>
    (await sentTracks(page, 'audio')).map(({ label, readyState }) => `${label} ${readyState}`)

  await openDevices(page)
  const dialog = page.getByRole('dialog', { name: 'Devices' })
  await dialog.getByLabel('Microphone', { exact: true }).selectOption({ label: 'PodMic' })
  await expect.poll(sent).toEqual(['PodMic live'])
  await page.keyboard.press('Escape')

  await unplug()
  await expect(page.getByText(/Now using the microphone/u).first()).toBeVisible()
  await expect.poll(async () => (await sent()).join()).toMatch(/live$/u)
  expect(await sent()).not.toContain('PodMic live')

  unplug = await sound.plugMicrophone('PodMic')
  await expect.poll(sent).toEqual(['PodMic live'])

  await sound.plugMicrophone('NewPods')
  await expect(page.getByText('Use NewPods?')).toBeVisible()
  expect(await sent()).toEqual(['PodMic live'])
  await page.getByRole('button', { name: 'Use it' }).click()
  await expect.poll(sent).toEqual(['NewPods live'])
  await browser.close()
})
