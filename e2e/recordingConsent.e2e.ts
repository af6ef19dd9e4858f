import { readFile } from 'node:fs/promises'
import { expect, type Pair, test } from './fixtures.ts'
import { joinAsLegacy, openLegacyPage } from './fiveEventClient.ts'
import { companyParts } from './pages/companyParts.ts'
import { meetingPage } from './pages/meetingPage.ts'
import { agreeToRecord, recordingParts } from './pages/recordingParts.ts'
import { momentOf, noteEvent, noteText } from './probe.ts'
import { probeFile } from './recordedFile.ts'
import { recordingsOf } from './recordingEvents.ts'

async function connect({ anna, ben, roomId }: Pair) {
  const calls = [meetingPage(anna.page), meetingPage(ben.page)] as const
  await Promise.all(calls.map((call) => call.openAndJoin(roomId)))
  await Promise.all(calls.map((call) => call.expectConnected()))
  return { annas: recordingParts(anna.page), bens: recordingParts(ben.page) }
}

test('one asks, the other allows, and the file comes by itself when it is stopped', async ({ pair }) => {
  const { anna, ben } = pair
  const { annas, bens } = await connect(pair)
  await annas.ask()
  await annas.expectAsking(ben.member.name)
  await expect(bens.question).toContainText(`${anna.member.name} wants to record this call`)
  await expect(bens.declineButton).toBeFocused()
  await bens.allowButton.click()
  await Promise.all([annas.expectRecording(), bens.expectRecording()])
  await expect(annas.button).toHaveAttribute('aria-pressed', 'true')
  await annas.expectRecordedFor(3)
  const { download, seconds } = await annas.stop()
  expect(download.suggestedFilename()).toMatch(/^avari-call-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ\.webm$/u)
  const path = await download.path()
  expect((await readFile(path)).subarray(0, 4)).toEqual(Buffer.from([0x1a, 0x45, 0xdf, 0xa3]))
  const { duration } = await probeFile(path)
  // The indicator shows whole seconds.
  expect(Math.abs(duration - seconds - 0.5), `${duration} s, ${seconds} s shown`).toBeLessThan(1.5)
  await annas.expectTold('The recording is saved.')
  await Promise.all([annas.expectNotRecording(), bens.expectNotRecording()])

  const again = anna.page.waitForEvent('download')
  await annas.saveAgainButton.click()
  expect((await again).suggestedFilename()).toBe(download.suggestedFilename())
})

test('declined, nothing is recorded, and it can be asked again by the keyboard', async ({ pair }) => {
  const { anna, ben, roomId } = pair
  const { annas, bens } = await connect(pair)
  const benCall = meetingPage(ben.page)
  await benCall.openChat()
  await anna.page.keyboard.press('r')
  await bens.question.waitFor()
  await ben.page.keyboard.press('Escape')
  await expect(bens.question).toHaveCount(0)
  await expect(benCall.panel, 'what is behind the question stays open').toBeVisible()
  await annas.expectTold(`${ben.member.name} would rather not be recorded. Nothing was recorded.`)
  await annas.expectNotRecording()
  expect(await annas.keptFiles()).toBe(0)
  const [declined] = await recordingsOf(anna.context.request, roomId)
  expect(declined?.events).toMatchObject([
    { action: 'ask', personId: anna.member.id },
    { action: 'decline', personId: ben.member.id },
  ])
  await anna.page.keyboard.press('r')
  await bens.question.waitFor()
  await annas.cancelButton.click()
  await expect(bens.question).toHaveCount(0)
})

test('who lets the call float is told of the question there, and sees that it is recorded', async ({
  pair,
}) => {
  const { ben, anna } = pair
  const { annas, bens } = await connect(pair)
  const opened = ben.context.waitForEvent('page')
  await companyParts(ben.page).choose('Floating window')
  const floating = await opened
  await annas.ask()
  await expect(floating.getByRole('alert')).toContainText(`${anna.member.name} asks to record the call.`)
  await floating.getByRole('button', { name: 'Answer' }).click()
  await bens.allowButton.click()
  await expect(floating.getByRole('alert')).toHaveCount(0)
  const indicator = floating.getByRole('status').filter({ hasText: /Recording \d\d:\d\d/u })
  await expect(indicator).toBeVisible()
  await floating.getByRole('button', { name: 'Stop recording' }).click()
  await expect(indicator).toHaveCount(0)
  await annas.expectTold(`${ben.member.name} has stopped the recording.`)
})

test('withdrawn, it ends within a second, and who agreed and withdrew is written down', async ({ pair }) => {
  const { anna, ben, roomId } = pair
  await connect(pair)
  const { mine, theirs } = await agreeToRecord(anna.page, ben.page)
  await theirs.expectRecordedFor(2)
  const told = `${ben.member.name} has stopped the recording`
  await noteText(anna.page, told)
  await noteEvent(ben.page, 'pressed', 'click', 'button')
  const download = anna.page.waitForEvent('download')
  const seconds = await theirs.withdraw()
  const took = (await momentOf(anna.page, told)) - (await momentOf(ben.page, 'pressed'))
  console.log(`withdrawn after ${took.toFixed(0)} ms`)
  expect(took).toBeLessThan(1000)
  expect((await probeFile(await (await download).path())).duration).toBeLessThan(seconds + 2)
  await Promise.all([mine.expectNotRecording(), theirs.expectNotRecording()])
  const [withdrawn] = await recordingsOf(ben.context.request, roomId)
  expect(withdrawn?.events).toMatchObject([
    { action: 'ask', personId: anna.member.id },
    { action: 'agree', personId: ben.member.id },
    { action: 'start', personId: anna.member.id },
    { action: 'withdraw', personId: ben.member.id },
  ])
  const times = withdrawn?.events.map(({ at }) => at) ?? []
  expect(times).toEqual(times.toSorted())
})

test('the indicator outlives a reload of the one who is recorded, the recording not one of the recorder', async ({
  pair,
}) => {
  const { anna, ben, roomId } = pair
  await connect(pair)
  const { mine, theirs } = await agreeToRecord(anna.page, ben.page)
  await mine.expectRecordedFor(2)
  await ben.page.reload()
  await theirs.expectRecording()
  expect(Math.abs((await theirs.recordedSeconds()) - (await mine.recordedSeconds()))).toBeLessThanOrEqual(2)
  anna.page.on('dialog', (dialog) => void dialog.accept())
  await anna.page.reload()
  await theirs.expectNotRecording()
  await meetingPage(anna.page).expectConnected()
  await mine.expectNotRecording()
  expect(await mine.keptFiles(), 'what was recorded is kept').toBeGreaterThan(0)
  await expect
    .poll(async () => (await recordingsOf(ben.context.request, roomId)).map(({ state }) => state))
    .toEqual(['stopped'])
})

test('hung up in mid-recording, it is saved before the page leaves', async ({ pair }) => {
  const { anna, ben } = pair
  await connect(pair)
  const { mine } = await agreeToRecord(anna.page, ben.page)
  await mine.expectRecordedFor(2)
  const download = anna.page.waitForEvent('download')
  await meetingPage(ben.page).hangUp()
  expect((await probeFile(await (await download).path())).duration).toBeGreaterThan(1)
  await meetingPage(anna.page).leftForChats()
})

test('a client of the five events is asked in vain, and the options are kept', async ({ pair, problems }) => {
  problems.allow(/favicon\.ico/u)
  const { anna, ben, roomId } = pair
  await openLegacyPage(ben.page)
  const call = meetingPage(anna.page)
  await call.openAndJoin(roomId)
  await joinAsLegacy(ben.page, roomId, 'answers')
  await call.expectConnected()
  const annas = recordingParts(anna.page)
  await companyParts(anna.page).choose('Recording options…')
  await annas.options.getByText('Who speaks', { exact: true }).click()
  await annas.options.getByText('Small', { exact: true }).click()
  await expect(annas.options).toContainText('about 60 MB in 10 minutes')
  await anna.page.keyboard.press('Escape')
  await annas.ask()
  await annas.expectAsking(ben.member.name)
  await expect(annas.button).toHaveAttribute('aria-pressed', 'true')
  await annas.ask()
  await annas.expectNotRecording()
  await anna.page.reload()
  await companyParts(anna.page).choose('Recording options…')
  await expect(annas.options.getByRole('radio', { name: /Who speaks/u })).toBeChecked()
  await expect(annas.options.getByRole('radio', { name: /Small/u })).toBeChecked()
})
