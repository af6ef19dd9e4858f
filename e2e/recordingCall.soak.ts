import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { hasFirefox, launchFirefox } from './browsers.ts'
import { joinAsLegacy, openLegacyPage } from './fiveEventClient.ts'
import { expect, test } from './fixtures.ts'
import { companyParts } from './pages/companyParts.ts'
import { meetingPage } from './pages/meetingPage.ts'
import { recordingParts } from './pages/recordingParts.ts'
import {
  expectScenes,
  expectVoices,
  expectWhole,
  isNear,
  launchColoured,
  openCall,
  openSlides,
  recordCall,
  sceneByBen,
} from './recordedCall.ts'
import { decodingErrors, probeFile, readPictures } from './recordedFile.ts'
import { startSoundServer } from './soundServer.ts'
import { openVirtualDisplay } from './virtualDisplay.ts'

const seconds = 60

async function chooseFormat(page: Page, format: string) {
  await companyParts(page).choose('Recording options…')
  const { options } = recordingParts(page)
  await options.getByText(format, { exact: true }).click()
  await expect(options.getByRole('radio', { name: format })).toBeChecked()
  await page.keyboard.press('Escape')
}

for (const format of ['WebM', 'MP4'])
  test(`a minute of a call in Chromium as ${format}`, async ({ pair, server }) => {
    test.setTimeout(240_000)
    const [anna, ben] = await Promise.all([launchColoured('anna'), launchColoured('ben')])
    const call = await openCall(pair, server.url, { anna, ben })
    await chooseFormat(call.recorder, format)
    await openSlides(await call.recorder.context().newPage())
    const file = await recordCall({ ...call, seconds }, true)
    await Promise.all([anna.close(), ben.close()])
    expect(file.name.endsWith(`.${format.toLowerCase()}`)).toBe(true)
    console.log(await probeFile(file.path), (await readFile(file.path)).byteLength, 'bytes')
    await expectWhole(file.path, file.shown)
    expect(await decodingErrors(file.path)).toBe('')
    await expectScenes(file.path, ['cameras', 'screen', 'cameras'])
    await expectVoices(file.path, [440, 700])
  })

test('a minute of a call in Firefox', async ({ pair, server }) => {
  test.setTimeout(240_000)
  test.skip(!hasFirefox(), 'No Firefox here')
  await using sounds = await startSoundServer()
  await using display = await openVirtualDisplay()
  const [anna, ben] = await Promise.all([
    launchFirefox(display.name, sounds.environment),
    launchColoured('ben'),
  ])
  const call = await openCall(pair, server.url, { anna, ben })
  const file = await recordCall({ ...call, seconds }, true)
  await Promise.all([anna.close(), ben.close()])
  console.log(await probeFile(file.path), (await readFile(file.path)).byteLength, 'bytes')
  await expectWhole(file.path, file.shown)
  expect(await decodingErrors(file.path)).toBe('')
  await expectScenes(file.path, ['cameras', 'screen', 'cameras'], sceneByBen)
  const ours = (await readPictures(file.path, 2)).map(({ colourAt }) => colourAt(0.25, 0.5))
  const [first] = ours
  expect(
    ours.some((colour) => first && !isNear(colour, first)),
    'its camera moves',
  ).toBe(true)
  // Firefox's own fake microphone hums at 1000 Hz.
  await expectVoices(file.path, [700, 1000])
})

test('a question that a client of the five events never hears lapses after a minute', async ({
  pair: { anna, ben, roomId },
  problems,
}) => {
  test.setTimeout(120_000)
  problems.allow(/favicon\.ico/u)
  await openLegacyPage(ben.page)
  const call = meetingPage(anna.page)
  await call.openAndJoin(roomId)
  await joinAsLegacy(ben.page, roomId, 'answers')
  await call.expectConnected()
  const annas = recordingParts(anna.page)
  await annas.ask()
  await expect(anna.page.getByText(`${ben.member.name} has not answered.`)).toBeVisible({ timeout: 70_000 })
  await annas.expectNotRecording()
  expect(await annas.keptFiles()).toBe(0)
})
