import type { Page } from '@playwright/test'
import { leaveCutOff } from './cutOffRecording.ts'
import type { Member } from './members.ts'
import { accountPages } from './pages/accountPages.ts'
import { companyParts } from './pages/companyParts.ts'
import { meetingPage } from './pages/meetingPage.ts'
import { recordingParts } from './pages/recordingParts.ts'
import { recordingsPage } from './pages/recordingsPage.ts'
import { takeAll } from './takeAll.ts'

type Person = { page: Page; member: Member }

/** What a recording shows to both, from the question to the file on the page of recordings. */
export async function takeRecording(anna: Person, ben: Person, roomId: string) {
  const [annaCall, benCall] = [meetingPage(anna.page), meetingPage(ben.page)]
  await anna.page.goto('/recordings')
  await recordingsPage(anna.page).nothing.waitFor()
  await takeAll(anna.page, 'recordings.empty')
  for (const call of [annaCall, benCall]) {
    await call.open(roomId)
    // Who was in the call already is back in it at once.
    await call.joinButton.or(call.controls).first().waitFor()
    if (await call.joinButton.isVisible()) await call.join()
  }
  await Promise.all([annaCall.expectConnected(), benCall.expectConnected()])
  const camera = benCall.toggle('Turn camera off')
  if ((await camera.getAttribute('aria-pressed')) === 'true') await camera.click()
  await annaCall.expectRemoteVideo()
  await takeConsent(anna, ben)
  await anna.page.waitForURL(/\/chats/u)
  await takeLibrary(anna, roomId)
  await takeUnsent(anna, roomId)
}

async function takeConsent(anna: Person, ben: Person) {
  const [mine, theirs] = [recordingParts(anna.page), recordingParts(ben.page)]
  await companyParts(anna.page).choose('Recording options…')
  await mine.options.getByRole('switch', { name: 'Studio microphones' }).click()
  await takeAll(anna.page, 'recording.options')
  await anna.page.keyboard.press('Escape')
  await mine.ask()
  await theirs.question.waitFor()
  await takeAll(ben.page, 'recording.question')
  await takeAll(anna.page, 'recording.asking')
  const opened = ben.page.context().waitForEvent('page')
  await theirs.allowButton.click()
  await Promise.all([mine.expectRecording(), theirs.expectRecording()])
  await takeAll(anna.page, 'recording.recorder')
  await takeAll(ben.page, 'recording.recorded')
  await companyParts(ben.page).choose('Floating window')
  const floating = await opened
  await recordingParts(floating).expectRecording()
  await floating.screenshot({
    path: new URL('../screenshots/recording.floating.png', import.meta.url).pathname,
  })
  await floating.close()
  await mine.stop()
  await mine.expectTold('The recording is saved.')
  await takeAll(anna.page, 'recording.saved')
  await meetingPage(anna.page).hangUp()
}

async function takeLibrary({ page, member }: Person, roomId: string) {
  await leaveCutOff(page, { seconds: 2, personId: member.id, roomId })
  await page.goto('/chats')
  const library = recordingsPage(page)
  await library.cutOffNotice.waitFor()
  await takeAll(page, 'recordings.cut-off-notice')
  await library.open()
  await library.expectWhole(/WEBM/u)
  await takeAll(page, 'recordings.full')
  const whole = library.items.filter({ has: page.getByRole('button', { name: 'Make smaller' }) }).first()
  await whole.getByRole('button', { name: 'Make smaller' }).click()
  await takeAll(page, 'recordings.shrink')
  await page.keyboard.press('Escape')
  await library.items
    .first()
    .getByRole('button', { name: /^Delete/u })
    .click()
  await takeAll(page, 'recordings.delete')
  await page.keyboard.press('Escape')
  await whole.getByRole('button', { name: 'Play', exact: true }).click()
  await takeAll(page, 'recordings.play')
  await page.keyboard.press('Escape')
}

async function takeUnsent({ page, member }: Person, roomId: string) {
  await page.evaluate(([key, message]) => localStorage.setItem(key, message), [
    `avari.chat.outbox.${member.id}.${roomId}.unsent`,
    JSON.stringify({ id: 'unsent', message: 'Hello', createdAt: '', order: 1, failure: 'room/ended' }),
  ] as const)
  await accountPages(page).pressSignOut(member.name)
  await takeAll(page, 'sign-out.unsent')
}
