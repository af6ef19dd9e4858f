import { launchChromium, refusedMedia } from './browsers.ts'
import { expect, test } from './fixtures.ts'
import { setupPage } from './pages/setupPage.ts'
import { signUp } from './members.ts'

test('a set-up that works is measured and found good', async ({ join }) => {
  const { page, context } = await join('Anna Able')
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const setup = setupPage(page)
  await setup.open()
  await setup.startButton.click()
  await setup.expectResult('camera', /\d+ × \d+.*\d+ fps/u)
  await setup.expectResult('microphone', 'We heard you')
  await setup.expectResult('speaker', 'Did you hear it?')
  await setup.heard('Yes')
  await setup.expectResult('signaling', /WebSocket.*\d ms/u)
  for (const check of ['stun', 'turnUdp', 'turnTcp', 'turnTls'] as const)
    await setup.expectResult(check, 'Not set up on this server')
  await setup.expectResult('loopback', /direct.*\d+ fps.*\d+ ms.*% lost.*\d+ kbit\/s/u)
  await expect(page.getByText(/You are ready|You can have calls/u)).toBeVisible()
  await setup.copyButton.click()
  const report = await page.evaluate(() => navigator.clipboard.readText())
  expect(report).toMatch(/Camera: \w+ \(camera\/\w+\)/u)
  expect(report).toMatch(/Call with yourself: (good|warn) \(loopback\/(good|poor)\), direct, \d+ fps/u)
})

test('a camera and a microphone that are refused do not keep the rest from being tested', async ({
  server,
}) => {
  const browser = await launchChromium(refusedMedia)
  const context = await browser.newContext({ baseURL: server.url })
  await signUp(context.request, server.url, 'Ben Bright')
  const setup = setupPage(await context.newPage())
  await setup.open()
  await setup.startButton.click()
  await setup.expectResult('camera', 'This browser was told not to allow it.')
  await setup.expectResult('microphone', 'Allow it by the icon')
  await setup.heard('No')
  await setup.expectResult('speaker', 'Turn the volume up')
  await setup.expectResult('loopback', /\d+ fps/u)
  await expect(setup.againButton).toBeVisible()
  await browser.close()
})
