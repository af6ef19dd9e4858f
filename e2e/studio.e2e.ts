import type { Page } from '@playwright/test'
import { voices } from './browsers.ts'
import { expect, type Pair, test } from './fixtures.ts'
import { meetingPage } from './pages/meetingPage.ts'
import { agreeToRecord } from './pages/recordingParts.ts'
import { recordingsPage } from './pages/recordingsPage.ts'
import { amplitudeOf, probeFile, readSound, soundRate } from './recordedFile.ts'

async function meet({ anna, ben, roomId }: Pair) {
  const calls = [meetingPage(anna.page), meetingPage(ben.page)] as const
  await Promise.all(calls.map((call) => call.openAndJoin(roomId)))
  await Promise.all(calls.map((call) => call.expectConnected()))
  await anna.page.getByRole('button', { name: 'More options' }).click()
  await anna.page.getByRole('menuitem', { name: 'Recording options' }).click()
  await anna.page.getByRole('switch', { name: 'Studio microphones' }).click()
  await anna.page.keyboard.press('Escape')
  return calls
}

/** The tracks of the library, saved as files: Anna's own and Ben's. */
async function saveTracks(page: Page) {
  const library = recordingsPage(page)
  await library.open()
  const save = async (name: string) => {
    const tracks = library.items.filter({ hasText: new RegExp(`avari-call-.*-${name}\\.webm`, 'u') })
    // Whoever comes back from a reload before the recording has ended begins a second one.
    const item = tracks.filter({ hasNotText: '0:00' })
    await expect(item).toContainText('microphone track', { timeout: 30_000 })
    const downloading = page.waitForEvent('download')
    await item.getByRole('button', { name: 'Save', exact: true }).click()
    const download = await downloading
    expect(download.suggestedFilename()).toMatch(
      new RegExp(`^avari-call-\\d{4}-\\d\\d-\\d\\dT[\\d-]+Z-${name}\\.webm$`, 'u'),
    )
    return download.path()
  }
  return { anna: await save('Anna-Able'), ben: await save('Ben-Bright') }
}

/** The loudest twentieth of a second at each voice's frequency. */
async function loudestOf(path: string) {
  const sound = await readSound(path)
  const window = soundRate / 20
  const starts = Array.from({ length: Math.floor(sound.length / window) }, (_, at) => at * window)
  return voices.map(({ frequency }) =>
    Math.max(...starts.map((start) => amplitudeOf(sound.subarray(start, start + window), frequency))),
  )
}

/** Each track has its own person's voice, and hardly anything of the other one's. */
async function expectOwnVoices(tracks: { anna: string; ben: string }, seconds: number) {
  for (const [at, path] of [tracks.anna, tracks.ben].entries()) {
    const loudest = await loudestOf(path)
    const [own = 0, other = 0] = at === 0 ? loudest : loudest.toReversed()
    expect(own).toBeGreaterThan(0.02)
    expect(own).toBeGreaterThan(5 * other)
    const { duration, audio } = await probeFile(path)
    expect(audio.codec).toBe('opus')
    expect(duration).toBeGreaterThan(seconds - 1.5)
    expect(duration).toBeLessThan(seconds + 4)
  }
}

test('each side’s clean microphone comes to the one who records (R8)', async ({ pair }) => {
  test.setTimeout(120_000)
  await meet(pair)
  const { mine, theirs } = await agreeToRecord(pair.anna.page, pair.ben.page)
  await mine.expectRecordedFor(4)
  await mine.stop()
  // Handed over and confirmed: nothing stays with the one who was recorded.
  await expect.poll(() => theirs.keptFiles(), { timeout: 30_000 }).toBe(0)
  await expectOwnVoices(await saveTracks(pair.anna.page), 4)
})

test('a track that was cut off by a reload comes afterwards', async ({ pair }) => {
  test.setTimeout(120_000)
  const [, benCall] = await meet(pair)
  const { mine, theirs } = await agreeToRecord(pair.anna.page, pair.ben.page)
  await mine.expectRecordedFor(4)
  await Promise.all([mine.stop(), pair.ben.page.reload()])
  await benCall.expectConnected()
  await expect.poll(() => theirs.keptFiles(), { timeout: 30_000 }).toBe(0)
  const tracks = await saveTracks(pair.anna.page)
  await expectOwnVoices(tracks, 4)
})

test('a consent that is taken back takes the track along', async ({ pair }) => {
  await meet(pair)
  const { mine, theirs } = await agreeToRecord(pair.anna.page, pair.ben.page)
  await mine.expectRecordedFor(2)
  await theirs.withdraw()
  await expect.poll(() => theirs.keptFiles(), { timeout: 30_000 }).toBe(0)
  const library = recordingsPage(pair.anna.page)
  await library.open()
  await expect(library.items.filter({ hasText: 'Anna-Able' })).toHaveCount(1, { timeout: 30_000 })
  await expect(library.items.filter({ hasText: 'Ben-Bright' })).toHaveCount(0)
})
