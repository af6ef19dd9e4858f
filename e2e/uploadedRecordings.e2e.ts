import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { leaveCutOff } from './cutOffRecording.ts'
import { expect, type Pair, test } from './fixtures.ts'
import { chatsPage } from './pages/chatsPage.ts'
import { recordingsPage } from './pages/recordingsPage.ts'
import { agreeToRecord, filmed, putPicture, upload } from './uploadedFile.ts'

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

test('an uploaded recording stands with the chat: both play and save it, and one deletes it for both', async ({
  pair,
  server,
}) => {
  const { anna, ben, roomId } = pair
  const recordingId = await agreeToRecord(server.url, roomId, anna, ben)
  for (const { page } of [anna, ben]) await chatsPage(page).open('Upcoming')
  const recordings = ({ page }: typeof anna) => page.getByRole('region', { name: 'Recordings' })
  await expect(recordings(ben)).toHaveCount(0)

  const bytes = await filmed(anna.page)
  const id = await upload(server.url, anna, { recordingId, bytes, name: 'avari-call.webm' })
  await putPicture(anna.context.request, server.url, id, await anna.page.screenshot({ type: 'jpeg' }))
  await expect(recordings(anna).getByText('recorded by you')).toBeVisible()
  await expect(recordings(ben).getByText('recorded by Anna')).toBeVisible()
  await expect(recordings(ben).getByText('5:42')).toBeVisible()
  await expect(recordings(ben).getByText(/^Will be deleted on /u)).toBeVisible()
  await expect(recordings(ben).locator('img')).toHaveJSProperty('complete', true)

  const answered = ben.page.waitForResponse((answer) => answer.url().endsWith(`/${id}/file`))
  await recordings(ben).getByRole('button', { name: /^Play/u }).click()
  const player = ben.page.getByRole('dialog', { name: 'Recording with Anna' })
  expect((await answered).status()).toBe(206)
  const video = player.locator('video')
  await expect.poll(() => video.evaluate((one: HTMLVideoElement) => one.currentTime)).toBeGreaterThan(0.2)
  await ben.page.keyboard.press('Escape')
  await expect(player).toHaveCount(0)

  const [download] = await Promise.all([
    ben.page.waitForEvent('download'),
    recordings(ben)
      .getByRole('link', { name: /^Download/u })
      .click(),
  ])
  expect(download.suggestedFilename()).toBe('avari-call.webm')
  expect(sha256(await readFile(await download.path()))).toBe(sha256(bytes))

  await recordings(ben)
    .getByRole('button', { name: /^Delete/u })
    .click()
  await ben.page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  for (const person of [ben, anna]) await expect(recordings(person)).toHaveCount(0)
})

/** A recording of Anna's, whole on her device, on the page with her recordings; and the network, which is slow. */
async function onSlowNetwork({ anna, ben, roomId }: Pair, url: string) {
  const { page, context } = anna
  const recordingId = await agreeToRecord(url, roomId, anna, ben)
  await page.goto('/chats')
  await leaveCutOff(page, { seconds: 4, personId: anna.member.id, recordingId, roomId })
  const recordings = recordingsPage(page)
  await recordings.open()
  await recordings.expectWhole(/WEBM/u)
  const devTools = await context.newCDPSession(page)
  await devTools.send('Network.enable')
  const slow = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 60_000 }
  const network = (change: Partial<typeof slow> = {}) =>
    devTools.send('Network.emulateNetworkConditions', { ...slow, ...change })
  await network()
  const uploadButton = recordings.items.first().getByRole('button', { name: /^Upload avari-call/u })
  const progress = page.getByRole('progressbar', { name: /^Upload of avari-call/u })
  const sent = () => progress.evaluate((bar: HTMLProgressElement) => bar.value)
  return { page, recordings, network, uploadButton, progress, sent }
}

test('deleted while it is on its way, nothing of it stays', async ({ pair, server }) => {
  const { page, recordings, uploadButton, progress, sent } = await onSlowNetwork(pair, server.url)
  await uploadButton.click()
  await expect.poll(sent).toBeGreaterThan(20_000)
  const takenBack = page.waitForResponse((answer) => answer.request().method() === 'DELETE')
  await recordings.deleteButton.click()
  await recordings.dialog.getByRole('button', { name: 'Delete' }).click()
  const answer = await takenBack
  expect(new URL(answer.url()).pathname).toMatch(/^\/api\/uploads\//u)
  expect(answer.status()).toBe(204)
  await expect(recordings.nothing).toBeVisible()
  await expect(progress).toHaveCount(0)
})

test('an upload waits for a lost network, goes on after a reload, and arrives as it was', async ({
  pair,
  server,
  problems,
}) => {
  // What the network was taken from in the middle.
  problems.allow(/ERR_INTERNET_DISCONNECTED|ERR_NETWORK|Failed to load resource|WebSocket/u)
  const { ben } = pair
  const { page, recordings, network, uploadButton, sent } = await onSlowNetwork(pair, server.url)
  await uploadButton.click()
  await expect.poll(sent).toBeGreaterThan(20_000)
  await network({ offline: true })
  await expect(page.getByText('Waiting for the connection')).toBeVisible()
  await network()
  await expect(page.getByText('Waiting for the connection')).toBeHidden()

  await page.reload()
  await expect(uploadButton).toBeVisible()
  await network({ uploadThroughput: -1 })
  const begun: string[] = []
  page.on('request', (request) => begun.push(`${request.method()} ${new URL(request.url()).pathname}`))
  await uploadButton.click()
  await expect(page.getByText('Uploaded. You both find it with the chat.')).toBeVisible()
  expect(begun).not.toContain('POST /api/uploads')

  const saving = page.waitForEvent('download')
  await recordings.button('Save').click()
  const own = await readFile(await (await saving).path())
  await chatsPage(ben.page).open('Upcoming')
  const received = ben.page.getByRole('region', { name: 'Recordings' })
  await expect(received.locator('img')).toHaveJSProperty('complete', true)
  const loading = ben.page.waitForEvent('download')
  await received.getByRole('link', { name: /^Download/u }).click()
  const downloaded = await readFile(await (await loading).path())
  expect(sha256(downloaded)).toBe(sha256(own))
})
