import type { Browser, Page } from '@playwright/test'
import { beepingChromium, hasFirefox, launchFirefox, plainPage, voices } from './browsers.ts'
import { expect, type Pair, test, type Visitor } from './fixtures.ts'
import { meetingPage } from './pages/meetingPage.ts'
import { statisticsPanel } from './pages/statisticsPanel.ts'
import { addProbe, describeConnections, icePath, restartIce } from './probe.ts'
import { openVirtualDisplay } from './virtualDisplay.ts'

export type BrowserKind = 'Chromium' | 'Firefox'
type Meeting = ReturnType<typeof meetingPage>
export type Guest = { call: Meeting; name: string; page: Visitor['page'] }

async function expectScreen(from: Guest, to: Guest) {
  await from.call.toggle('Share screen').click()
  await expect(from.call.toggle('Share screen')).toHaveAttribute('aria-pressed', 'true')
  await to.call.expectPlaying(`${from.name}'s screen`)
  await to.call.expectPlaying(`${from.name}'s video`)
  await from.call.toggle('Share screen').click()
  await expect(to.call.video(`${from.name}'s screen`)).toHaveCount(0)
  await to.call.expectRemoteVideo()
}

async function expectSwitches(from: Guest, to: Guest) {
  await from.call.toggle('Mute').click()
  await to.call.expectPeerMuted(from.name)
  await from.call.toggle('Mute').click()
  await to.call.expectRemoteSound()
  await from.call.toggle('Turn camera off').click()
  await to.call.expectPeerCameraOff(from.name)
  await from.call.toggle('Turn camera off').click()
  await to.call.expectRemoteVideo()
}

/** What each browser measures is read out of figures that they name differently. */
async function expectFigures({ page }: Guest) {
  const panel = statisticsPanel(page)
  await panel.meter.click()
  await panel.expectText('Path', /^Direct, UDP$/u)
  await expect.poll(() => panel.figure('Bitrate')).toBeGreaterThan(0.05)
  await expect.poll(() => panel.figure('Frame rate')).toBeGreaterThan(3)
  await panel.closeButton.click()
}

async function expectIceRestart(from: Guest, to: Guest) {
  const before = await restartIce(from.page)
  await expect.poll(() => icePath(from.page)).not.toBe(before)
  await expect.poll(() => icePath(from.page)).toBeTruthy()
  await Promise.all([from.call.expectRemoteVideo(), to.call.expectRemoteVideo()])
}

async function expectChat(first: Guest, second: Guest) {
  await Promise.all([first.call.openChat(), second.call.openChat()])
  await first.call.say(`Hello ${second.name}`)
  await expect(second.call.log).toContainText(`Hello ${second.name}`)
  await second.call.say(`Hello ${first.name}`)
  await expect(first.call.log).toContainText(`Hello ${first.name}`)
  for (const { call } of [first, second]) await call.toggle('Chat').click()
}

/** Everything that a call is used for, from each side where the sides may differ. */
export async function useTheCall(anna: Guest, ben: Guest) {
  const both = [anna, ben] as const
  await Promise.all(both.map(({ call }) => call.expectConnected()))
  await Promise.all(both.map(({ call }) => call.expectMedia()))
  await Promise.all(both.map(expectFigures))
  await Promise.all([expectSwitches(anna, ben), expectSwitches(ben, anna)])
  await expectScreen(anna, ben)
  await expectScreen(ben, anna)
  await expectChat(anna, ben)
  await expectIceRestart(anna, ben)
  await expectIceRestart(ben, anna)
  await ben.page.reload()
  await ben.call.expectConnected()
  await Promise.all(both.map(({ call }) => call.expectMedia()))
  await anna.call.hangUp()
  await Promise.all(both.map(({ call }) => call.leftForChats()))
}

/** The two in the room, in browsers of their own of these kinds, and what they do with the call. */
export async function meetIn(
  kinds: readonly [BrowserKind, BrowserKind],
  { anna, ben, roomId }: Pair,
  url: string,
  talk: (anna: Guest, ben: Guest) => Promise<void>,
) {
  const lacks = kinds.includes('Firefox') && !hasFirefox()
  test.skip(lacks, 'There is no Firefox on this machine; scripts/browsers.ts could not install one')
  await using display = await openVirtualDisplay()
  const launch = (kind: BrowserKind, person: 0 | 1) =>
    kind === 'Firefox' ? launchFirefox(display.name) : beepingChromium(voices[person])
  const pages: Page[] = []
  const sit = async (browser: Browser, kind: BrowserKind, { context, member }: typeof anna) => {
    const own = await browser.newContext({ ...(kind === 'Firefox' ? plainPage : {}), baseURL: url })
    await own.addCookies(await context.cookies())
    await addProbe(own)
    const page = await own.newPage()
    pages.push(page)
    return { call: meetingPage(page), name: member.name, page }
  }
  const browsers = await Promise.all([launch(kinds[0], 0), launch(kinds[1], 1)])
  try {
    const first = await sit(browsers[0], kinds[0], anna)
    const second = await sit(browsers[1], kinds[1], ben)
    await first.call.openAndJoin(roomId)
    await second.call.openAndJoin(roomId)
    await talk(first, second)
  } catch (error) {
    for (const page of pages) console.log(await describeConnections(page))
    throw error
  } finally {
    await Promise.all(browsers.map((browser) => browser.close()))
  }
}
