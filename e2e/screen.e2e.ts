import type { Page } from '@playwright/test'
import { launchChromium, refusedAtOnce, sharesTab } from './browsers.ts'
import { joinAsLegacy, openLegacyPage } from './fiveEventClient.ts'
import { expect, type Pair, test } from './fixtures.ts'
import { meetingPage } from './pages/meetingPage.ts'
import { addProbe, receivedMedia } from './probe.ts'

/** Counts from now on how often this page's connection negotiates. */
const countNegotiations = (page: Page) =>
  page.evaluate(() => {
    const connection = globalThis.avariProbe.peerConnections.at(-1)
    globalThis.avariProbe.seen['negotiations'] = 0
    connection?.addEventListener('signalingstatechange', () => {
      globalThis.avariProbe.seen['negotiations'] = (globalThis.avariProbe.seen['negotiations'] ?? 0) + 1
    })
  })

/** Sound levels of the voice and of the screen as this page receives them, from 0 to 1. */
const receivedLevels = (page: Page) =>
  page.evaluate(async () => {
    const connection = globalThis.avariProbe.peerConnections.at(-1)
    const levels: number[] = []
    for (const { receiver } of connection?.getTransceivers() ?? []) {
      if (receiver.track.kind !== 'audio') continue
      for (const report of (await receiver.getStats()).values()) {
        if (report.type === 'inbound-rtp') levels.push(report.audioLevel ?? 0)
      }
    }
    return levels
  })

const sentHints = (page: Page) =>
  page.evaluate(() =>
    globalThis.avariProbe.peerConnections
      .at(-1)
      ?.getSenders()
      .map(({ track }) => track?.contentHint),
  )

/** The places for a screen come in the background, once both pages know of each other that they have them. */
const expectPlaces = (page: Page) =>
  expect
    .poll(() =>
      page.evaluate(() => {
        const connection = globalThis.avariProbe.peerConnections.at(-1)
        return connection?.signalingState === 'stable' ? connection.getTransceivers().length : 0
      }),
    )
    .toBe(4)

/** What this page shows the other one in the camera's place: the track's label, or nothing. */
const sentPicture = (page: Page) =>
  page.evaluate(
    () =>
      globalThis.avariProbe.peerConnections
        .at(-1)
        ?.getTransceivers()
        .find(({ receiver }) => receiver.track.kind === 'video')?.sender.track?.id,
  )

/** Anna in a browser of her own kind, signed in as before. */
async function openAnna({ anna }: Pair, url: string, flags: readonly string[]) {
  const browser = await launchChromium(flags)
  const context = await browser.newContext({ baseURL: url, storageState: await anna.context.storageState() })
  await context.grantPermissions(['camera', 'microphone'])
  await addProbe(context)
  return { browser, context, page: await context.newPage() }
}

/** A tab that moves and sounds. */
async function openSharedTab(page: Page, title: string) {
  await page.goto('/healthz')
  await page.mouse.click(5, 5)
  await page.evaluate((name) => {
    document.title = name
    const sound = new AudioContext()
    const tone = new OscillatorNode(sound, { frequency: 700 })
    tone.connect(new GainNode(sound, { gain: 0.3 })).connect(sound.destination)
    tone.start()
    let count = 0
    setInterval(() => {
      count += 1
      document.body.textContent = `Step ${count}`
    }, 50)
  }, title)
}

test('a screen comes beside the camera, with its sound, and without negotiating', async ({ pair }) => {
  const [anna, ben] = [pair.anna.page, pair.ben.page]
  const [annaCall, benCall] = [meetingPage(anna), meetingPage(ben)]
  await annaCall.openAndJoin(pair.roomId)
  await benCall.openAndJoin(pair.roomId)
  await Promise.all([annaCall.expectConnected(), benCall.expectConnected()])
  await expectPlaces(ben)
  await Promise.all([countNegotiations(anna), countNegotiations(ben)])

  await annaCall.toggle('Share screen').click()
  await benCall.expectPlaying("Anna Able's screen")
  await benCall.expectPlaying("Anna Able's video")
  await expect.poll(async () => (await receivedLevels(ben))[1], { intervals: [50] }).toBeGreaterThan(0.01)
  expect(await sentHints(anna)).toContain('text')
  await anna.getByText('Motion', { exact: true }).click()
  await expect.poll(() => sentHints(anna)).toContain('motion')

  const screen = benCall.video("Anna Able's screen")
  const shownWidth = async () => (await screen.boundingBox())?.width
  const whole = await shownWidth()
  await screen.dblclick()
  await expect.poll(shownWidth).toBe(await screen.evaluate((video: HTMLVideoElement) => video.videoWidth))
  await ben.getByRole('button', { name: 'Actual size' }).click()
  await expect.poll(shownWidth).toBe(whole)

  await anna.getByRole('button', { name: 'Stop sharing' }).click()
  await expect(benCall.video("Anna Able's screen")).toHaveCount(0)
  await benCall.expectPlaying("Anna Able's video")
  await expect(annaCall.toggle('Share screen')).toHaveAttribute('aria-pressed', 'false')
  for (const page of [anna, ben]) {
    expect(await page.evaluate(() => globalThis.avariProbe.seen['negotiations'])).toBe(0)
  }
})

test('a tab comes with its sound and is seen small by oneself; closing it brings back the camera alone', async ({
  pair,
  server,
}) => {
  const anna = await openAnna(pair, server.url, sharesTab('The shared tab'))
  const ben = pair.ben.page
  const [annaCall, benCall] = [meetingPage(anna.page), meetingPage(ben)]
  const tab = await anna.context.newPage()
  await openSharedTab(tab, 'The shared tab')
  await annaCall.openAndJoin(pair.roomId)
  await benCall.openAndJoin(pair.roomId)
  await Promise.all([annaCall.expectConnected(), benCall.expectConnected()])
  await expectPlaces(ben)
  await annaCall.toggle('Mute').click()

  await annaCall.toggle('Share screen').click()
  await benCall.expectPlaying("Anna Able's screen")
  await expect.poll(async () => (await receivedLevels(ben))[1], { intervals: [50] }).toBeGreaterThan(0.01)
  await expect(annaCall.video('Your screen')).toBeVisible()
  await tab.close()
  await expect(annaCall.toggle('Share screen')).toHaveAttribute('aria-pressed', 'false')
  await expect(benCall.video("Anna Able's screen")).toHaveCount(0)
  await benCall.expectPlaying("Anna Able's video")
  await anna.browser.close()
})

test('a client of the five events sees the screen in the place of the camera', async ({ pair, problems }) => {
  problems.allow(/favicon\.ico/u)
  const [anna, ben] = [pair.anna.page, pair.ben.page]
  const call = meetingPage(anna)
  await openLegacyPage(ben)
  await call.openAndJoin(pair.roomId)
  await joinAsLegacy(ben, pair.roomId, 'offers')
  await call.expectConnected()
  const frames = async () => (await receivedMedia(ben)).framesDecoded
  const expectFrames = async () => {
    const before = await frames()
    await expect.poll(frames, { timeout: 15_000 }).toBeGreaterThan(before + 5)
  }
  await expectFrames()
  const camera = await sentPicture(anna)
  await countNegotiations(anna)
  await call.toggle('Share screen').click()
  await expect.poll(() => sentPicture(anna)).not.toBe(camera)
  await expectFrames()
  await expect(anna.getByText('can’t hear its sound')).toBeVisible()
  await anna.getByRole('button', { name: 'Stop sharing' }).click()
  await expect.poll(() => sentPicture(anna)).toBe(camera)
  await expectFrames()
  expect(await anna.evaluate(() => globalThis.avariProbe.seen['negotiations'])).toBe(0)
})

test('a browser that refuses to share without asking is told of', async ({ pair, server }) => {
  const anna = await openAnna(pair, server.url, refusedAtOnce)
  const call = meetingPage(anna.page)
  await call.openAndJoin(pair.roomId)
  await call.toggle('Share screen').click()
  await expect(call.alert.filter({ hasText: 'Screen: This browser switches it off here' })).toBeVisible()
  await expect(call.toggle('Share screen')).toHaveAttribute('aria-pressed', 'false')
  await anna.browser.close()
})
