import { mkdir, writeFile } from 'node:fs/promises'
import type { Browser, Page } from '@playwright/test'
import { launchChromium, plainPage, sharesTab, soundingMicrophone, voices } from './browsers.ts'
import { colouredCamera } from './colouredCamera.ts'
import { expect, type Pair } from './fixtures.ts'
import { meetingPage } from './pages/meetingPage.ts'
import { agreeToRecord } from './pages/recordingParts.ts'
import { addProbe } from './probe.ts'
import {
  amplitudeOf,
  type Colour,
  type Picture,
  probeFile,
  readPictures,
  readSound,
  soundRate,
} from './recordedFile.ts'
import { writeBeeps } from './wave.ts'

const colours = {
  anna: { red: 190, green: 20, blue: 20 },
  ben: { red: 20, green: 20, blue: 190 },
  screen: { red: 20, green: 150, blue: 20 },
} as const satisfies Record<string, Colour>

const slides = 'The slides'

/** A browser whose camera sees one colour and whose microphone beeps; it shares the tab with the slides, unasked. */
export function launchColoured(person: 'anna' | 'ben'): Promise<Browser> {
  const { frequency, pause } = person === 'anna' ? voices[0] : voices[1]
  return launchChromium([
    ...soundingMicrophone(writeBeeps(frequency, pause)).filter((flag) => !flag.includes('fake-ui')),
    ...sharesTab(slides),
    colouredCamera(person, colours[person]),
  ])
}

/** A tab in one colour, with a corner that moves so that it is captured all the time. */
export async function openSlides(page: Page) {
  await page.goto('/healthz')
  await page.evaluate(
    ([title, { red, green, blue }]) => {
      document.title = title
      document.body.style.background = `rgb(${red} ${green} ${blue})`
      setInterval(() => {
        document.body.textContent = String(performance.now())
      }, 100)
    },
    [slides, colours.screen] as const,
  )
}

/** Both in a call, in browsers of their own kind: Anna, who records, and Ben. */
export async function openCall(
  { anna, ben, roomId }: Pair,
  url: string,
  browsers: { anna: Browser; ben: Browser },
) {
  const open = async (person: 'anna' | 'ben') => {
    const browser = browsers[person]
    const firefox = isFirefox(browser)
    const context = await browser.newContext({ ...(firefox && plainPage), baseURL: url })
    await context.addCookies(await (person === 'anna' ? anna : ben).context.cookies())
    if (!firefox) await context.grantPermissions(['camera', 'microphone'])
    await addProbe(context)
    return context.newPage()
  }
  const [recorder, recorded] = [await open('anna'), await open('ben')]
  const calls = [meetingPage(recorder), meetingPage(recorded)] as const
  for (const call of calls) await call.openAndJoin(roomId)
  await Promise.all(calls.map((call) => call.expectConnected()))
  return { recorder, recorded }
}

export const isNear = (one: Colour, other: Colour) =>
  Math.max(
    Math.abs(one.red - other.red),
    Math.abs(one.green - other.green),
    Math.abs(one.blue - other.blue),
  ) < 60

/** What a picture shows: both cameras beside each other, or the screen in front of both. */
function sceneOf({ colourAt }: Picture) {
  if (isNear(colourAt(0.25, 0.5), colours.anna) && isNear(colourAt(0.75, 0.5), colours.ben)) return 'cameras'
  const beside = isNear(colourAt(0.875, 0.25), colours.ben) && isNear(colourAt(0.875, 0.75), colours.anna)
  return beside && isNear(colourAt(0.375, 0.5), colours.screen) ? 'screen' : 'neither'
}

/** The same by Ben's picture alone, where Anna's camera is one of Firefox's, which has many colours. */
export function sceneByBen({ colourAt }: Picture) {
  const isBen = (x: number, y: number) => isNear(colourAt(x, y), colours.ben)
  if (isBen(0.6, 0.5) && isBen(0.9, 0.5)) return 'cameras'
  // The shared screen has the call in it, and so Ben's colour, too: it is his place that tells.
  return isBen(0.875, 0.25) ? 'screen' : 'neither'
}

/** The file shows these scenes and no others, one after the other, but for moments in between. */
export async function expectScenes(path: string, expected: readonly string[], tell = sceneOf) {
  const scenes = (await readPictures(path, 4)).map(tell)
  console.log(scenes.join(' '))
  const told = scenes.filter((scene) => scene !== 'neither')
  expect(told.filter((scene, index) => scene !== told[index - 1])).toEqual(expected)
  expect(told.length).toBeGreaterThan(0.75 * scenes.length)
  for (const scene of expected) expect(told.filter((other) => other === scene).length).toBeGreaterThan(4)
}

/** The loudest moment of a tone (Hz) in the sound. */
function loudestOf(sound: Float32Array, frequency: number) {
  const window = soundRate / 20
  let loudest = 0
  for (let start = 0; start + window <= sound.length; start += window)
    loudest = Math.max(loudest, amplitudeOf(sound.subarray(start, start + window), frequency))
  return loudest
}

/** Both voices are in the file, far above a tone that nobody makes. */
export async function expectVoices(path: string, tones: readonly number[]) {
  const sound = await readSound(path)
  const nobody = loudestOf(sound, 2_345)
  for (const tone of tones) expect(loudestOf(sound, tone), `${tone} Hz`).toBeGreaterThan(5 * nobody + 0.005)
}

/** As long as the indicator said when it was stopped, which shows whole seconds; and its middle can be jumped to. */
export async function expectWhole(path: string, seconds: number) {
  const { duration } = await probeFile(path)
  console.log(`recorded ${duration.toFixed(2)} s, the indicator said ${seconds} s`)
  expect(duration).toBeGreaterThan(seconds - 1)
  expect(duration).toBeLessThan(seconds + 2)
  const [middle] = await readPictures(path, 2, duration / 2)
  expect(middle, 'a picture in the middle').toBeDefined()
  return duration
}

export type RecordedCall = { recorder: Page; recorded: Page; seconds: number }

/** Records a call of two who are connected, with a screen shared by the recorder in its middle third where there is one. */
export async function recordCall({ recorder, recorded, seconds }: RecordedCall, sharing: boolean) {
  const { mine } = await agreeToRecord(recorder, recorded)
  const share = meetingPage(recorder).toggle('Share screen')
  if (sharing) {
    await mine.expectRecordedFor(Math.floor(seconds / 3))
    await share.click()
    await mine.expectRecordedFor(Math.floor((2 * seconds) / 3))
    await share.click()
  }
  await mine.expectRecordedFor(seconds)
  // Playwright hears of no download in a Firefox that its maker built.
  if (isFirefox(recorder.context().browser())) {
    const shown = await mine.pressStop()
    return { path: await keep(await mine.readKept()), shown, name: '' }
  }
  const { download, seconds: shown } = await mine.stop()
  return { path: await download.path(), shown, name: download.suggestedFilename() }
}

const isFirefox = (browser: Browser | null) => browser?.browserType().name() === 'firefox'

async function keep(bytes: Buffer) {
  const folder = new URL('../test-results/recordings/', import.meta.url)
  await mkdir(folder, { recursive: true })
  const { pathname } = new URL('firefox.webm', folder)
  await writeFile(pathname, bytes)
  return pathname
}
