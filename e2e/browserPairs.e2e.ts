import type { Browser } from '@playwright/test'
import { hasFirefox, launchChromium, launchFirefox, plainPage } from './browsers.ts'
import { expect, test, type Visitor } from './fixtures.ts'
import { meetingPage } from './pages/meetingPage.ts'
import { addProbe, icePath, restartIce } from './probe.ts'
import { openVirtualDisplay } from './virtualDisplay.ts'

type BrowserKind = 'Chromium' | 'Firefox'
type Meeting = ReturnType<typeof meetingPage>
type Guest = { call: Meeting; name: string; page: Visitor['page'] }

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
async function useTheCall(anna: Guest, ben: Guest) {
  const both = [anna, ben] as const
  await Promise.all(both.map(({ call }) => call.expectConnected()))
  await Promise.all(both.map(({ call }) => call.expectMedia()))
  await expectSwitches(anna, ben)
  await expectSwitches(ben, anna)
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

for (const [first, second] of [
  ['Chromium', 'Chromium'],
  ['Chromium', 'Firefox'],
  ['Firefox', 'Chromium'],
  ['Firefox', 'Firefox'],
] as const) {
  test(`a whole call between ${first} and ${second}`, async ({ pair, server }) => {
    const lacks = [first, second].some((kind) => kind === 'Firefox') && !hasFirefox()
    test.skip(lacks, 'There is no Firefox on this machine; scripts/browsers.ts could not install one')
    test.setTimeout(120_000)
    await using display = await openVirtualDisplay()
    const launch = (kind: BrowserKind) =>
      kind === 'Firefox' ? launchFirefox(display.name) : launchChromium()
    const sit = async (browser: Browser, kind: BrowserKind, { context, member }: typeof pair.anna) => {
      const own = await browser.newContext({
        ...(kind === 'Firefox' ? plainPage : {}),
        baseURL: server.url,
      })
      await own.addCookies(await context.cookies())
      await addProbe(own)
      const page = await own.newPage()
      return { call: meetingPage(page), name: member.name, page }
    }
    const browsers = await Promise.all([launch(first), launch(second)])
    try {
      const anna = await sit(browsers[0], first, pair.anna)
      const ben = await sit(browsers[1], second, pair.ben)
      await anna.call.openAndJoin(pair.roomId)
      await ben.call.openAndJoin(pair.roomId)
      await useTheCall(anna, ben)
    } finally {
      await Promise.all(browsers.map((browser) => browser.close()))
    }
  })
}
