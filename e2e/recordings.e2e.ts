import { leaveCutOff } from './cutOffRecording.ts'
import { expect, test } from './fixtures.ts'
import { recordingsPage } from './pages/recordingsPage.ts'
import { decodingErrors, probeFile } from './recordedFile.ts'

const seconds = 4

test('a recording that was cut off is offered, put together, played, saved, made smaller and deleted', async ({
  join,
}) => {
  const { page, member } = await join('Anna Able')
  const recordings = recordingsPage(page)
  await page.goto('/chats')
  await recordings.openFromMenu('Anna Able')
  await expect(recordings.nothing).toBeVisible()
  await leaveCutOff(page, { seconds: 1, personId: 'somebody-else' })
  await page.reload()
  await expect(recordings.nothing).toBeVisible()
  await leaveCutOff(page, { seconds, personId: member.id })

  await page.goto('/people')
  await expect(recordings.cutOffNotice).toBeVisible()
  await recordings.saveCutOff.click()
  await recordings.expectWhole(/0:0[345] · .*WEBM/u)
  await expect(page.getByRole('heading', { name: 'Call with Ben Bright' })).toBeVisible()
  await expect(recordings.cutOffNotice).toBeHidden()

  await recordings.button('Play').click()
  const video = recordings.dialog.getByLabel('Call with Ben Bright')
  await expect
    .poll(() => video.evaluate((element) => (element instanceof HTMLVideoElement ? element.currentTime : 0)))
    .toBeGreaterThan(0.5)
  await page.keyboard.press('Escape')

  const saving = page.waitForEvent('download')
  await recordings.button('Save').click()
  const saved = await saving
  expect(saved.suggestedFilename()).toBe('avari-call-2026-11-25T22-10-05Z.webm')
  const path = await saved.path()
  expect(await decodingErrors(path)).toBe('')
  expect((await probeFile(path)).duration).toBeGreaterThan(seconds - 1)

  await recordings.button('Make smaller').click()
  await recordings.dialog.getByRole('button', { name: 'Start' }).click()
  await expect(recordings.progress).toBeVisible()
  await recordings.items.first().getByRole('button', { name: 'Cancel' }).click()
  await expect(recordings.progress).toBeHidden()
  await expect(recordings.items).toHaveCount(1)

  await recordings.button('Make smaller').click()
  await recordings.dialog.getByRole('radio', { name: /^Small/u }).check()
  await recordings.dialog.getByRole('button', { name: 'Start' }).click()
  await expect(recordings.items).toHaveCount(2, { timeout: 30_000 })
  await expect(recordings.items.filter({ hasText: 'smaller copy' })).toHaveCount(1)

  for (const left of [1, 0]) {
    await recordings.deleteButton.click()
    await recordings.dialog.getByRole('button', { name: 'Delete' }).click()
    await expect(recordings.items).toHaveCount(left)
  }
  await expect(recordings.nothing).toBeVisible()
  await page.reload()
  await expect(recordings.nothing).toBeVisible()
})
