import { hasFirefox, launchFirefox, plainPage } from './browsers.ts'
import { expect, test } from './fixtures.ts'
import { meetingPage } from './pages/meetingPage.ts'
import { addProbe } from './probe.ts'

test('Chromium and Firefox hold a call with each other', async ({ pair, server }) => {
  test.skip(!hasFirefox(), 'There is no Firefox on this machine; scripts/browsers.ts could not install one')
  test.setTimeout(90_000)
  const firefox = await launchFirefox()
  const context = await firefox.newContext({ ...plainPage, baseURL: server.url })
  await context.addCookies(await pair.ben.context.cookies())
  await addProbe(context)
  const page = await context.newPage()
  const [annaCall, benCall] = [meetingPage(pair.anna.page), meetingPage(page)]
  await annaCall.openAndJoin(pair.roomId)
  await benCall.openAndJoin(pair.roomId)
  await Promise.all([annaCall.expectConnected(), benCall.expectConnected()])
  await Promise.all([annaCall.expectRemoteVideo(), benCall.expectRemoteVideo()])
  await Promise.all([annaCall.expectRemoteSound(), benCall.expectRemoteSound()])

  await Promise.all([annaCall.openChat(), benCall.openChat()])
  await annaCall.say('Hello Firefox')
  await expect(benCall.log).toContainText('Hello Firefox')
  await benCall.say('Hello Chromium')
  await expect(annaCall.log).toContainText('Hello Chromium')
  await benCall.hangUp()
  await Promise.all([annaCall.leftForChats(), benCall.leftForChats()])
  await firefox.close()
})
