import { expect, test } from '@playwright/test'
import { beepingChromium, voices } from './browsers.ts'
import { chatsPage } from './pages/chatsPage.ts'
import { meetingPage } from './pages/meetingPage.ts'
import { addProbe } from './probe.ts'
import { makeDataFolder, spawnNode } from './serverProcess.ts'

const environment = (dataFolder: string) => ({
  HOST: '127.0.0.1',
  PORT: '0',
  DATA_DIR: dataFolder,
  STUN_SERVER_URL: ',',
})
const readLink = (line: string) => /https?:\/\/\S+(?:token|link|sign-in)\S+/u.exec(line)?.[0]

async function startDemo(dataFolder: string) {
  const demo = spawnNode('scripts/demo.ts', environment(dataFolder))
  const links: string[] = []
  await demo.waitForLine((line) => {
    const link = readLink(line)
    if (link) links.push(link)
    return links.length === 2 || undefined
  }, 120_000)
  return { demo, links }
}

test('npm run demo: two links sign two members in once, and both join the chat that is on', async () => {
  test.setTimeout(180_000)
  await using dataFolder = await makeDataFolder()
  const { demo, links } = await startDemo(dataFolder.path)
  expect(new Set(links).size).toBe(2)
  expect(demo.output()).toContain(dataFolder.path)
  const browsers = await Promise.all([beepingChromium(voices[0]), beepingChromium(voices[1])])
  const pages = await Promise.all(
    browsers.map(async (browser) => {
      const context = await browser.newContext()
      await addProbe(context)
      return context.newPage()
    }),
  )
  const calls = pages.map(meetingPage)
  for (const [index, page] of pages.entries()) {
    await page.goto(links[index] ?? '')
    await chatsPage(page).tab('Upcoming').waitFor()
    await chatsPage(page).show('Upcoming')
    await chatsPage(page).joinLink.first().click()
    await calls[index]?.join()
  }
  await Promise.all(calls.map((call) => call.expectConnected()))
  await Promise.all(calls.map((call) => call.expectMedia()))

  const stranger = await browsers[0].newContext()
  const page = await stranger.newPage()
  await page.goto(links[0] ?? '')
  await expect(page.getByText(/(already|used|expired|no longer|not work)/iu).first()).toBeVisible()
  await page.goto(new URL('/chats', links[0]).href)
  await page.waitForURL(/\/sign-in/u)
  await Promise.all(browsers.map((browser) => browser.close()))
  await demo.stop()

  const { demo: again, links: newLinks } = await startDemo(dataFolder.path)
  expect(newLinks).not.toEqual(links)
  await again.stop()
})

test('the demo is refused in production', async () => {
  await using dataFolder = await makeDataFolder()
  const demo = spawnNode('scripts/demo.ts', { ...environment(dataFolder.path), NODE_ENV: 'production' })
  await expect.poll(() => demo.process.exitCode, { timeout: 30_000 }).toBeGreaterThan(0)
  expect(demo.output()).toMatch(/production/iu)
  expect(demo.output()).not.toMatch(/https?:\/\/\S+(?:token|link)/u)
})
