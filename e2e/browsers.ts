import { readFileSync } from 'node:fs'
import { type Browser, chromium, firefox, type LaunchOptions } from '@playwright/test'
import { writeBeeps } from './wave.ts'

type FoundBrowser = { executablePath: string; channel?: string }

/** What scripts/browsers.ts found on this machine. */
function readFound(): { chromium?: FoundBrowser; firefox?: FoundBrowser } {
  return JSON.parse(readFileSync(new URL('../.build/browsers.json', import.meta.url), 'utf8'))
}

/**
 * Every window of Chromium gets two pages of its own for the suggestions below the address bar, which nobody sees here: 0.7 of
 * the 1.0 CPU seconds that a new page costs. Chromium heeds the last such list alone, so the others are those of Playwright.
 */
const disabledFeatures = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'DialMediaRouteProvider',
  'GlobalMediaControls',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'BlockOriginHeaderModificationOnRedirect',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'Translate',
  'AutoDeElevate',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
]

const quietFlags = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const fakeMedia = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream']
/** Whoever shares a screen shares the tab with this title, unasked. The context is to be granted camera and microphone. */
export const sharesTab = (title: string) => [
  '--use-fake-device-for-media-stream',
  `--auto-select-tab-capture-source-by-title=${title}`,
]
/** Camera, microphone and screens are there, and refused without a question. */
export const refusedAtOnce = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream=deny']
/** A camera and a microphone are there, and every page is refused them until its context is granted them. */
export const refusedMedia = ['--use-fake-device-for-media-stream']
/** Pages may use everything; there is a microphone and no camera. */
export const absentCamera = [
  '--use-fake-device-for-media-stream=device-count=0',
  '--use-fake-ui-for-media-stream',
]
/** Pages may use everything; there are three cameras. */
export const severalCameras = [
  '--use-fake-device-for-media-stream=device-count=3',
  '--use-fake-ui-for-media-stream',
]

/** Pages may use everything; the microphones are those of the sound server, and there is no camera. */
export const realMicrophones = ['--use-fake-ui-for-media-stream']
/** As ever, but the microphone hears this sound file instead of beeps. */
export function soundingMicrophone(path: string) {
  return [...fakeMedia, `--use-file-for-fake-audio-capture=${path}`]
}

/**
 * Each person's beeps, in Hz and seconds of pause: their own, or the echo canceller takes the one for the other's echo.
 * A beep comes every 0.43 and 0.67 s; Chromium's own fake microphone, which beeps every 0.5 s, is in step with neither.
 */
export const voices = [
  { frequency: 440, pause: 0.33 },
  { frequency: 700, pause: 0.57 },
] as const

/** As ever, but the microphone beeps as `voice` does. */
export const beepingMicrophone = ({ frequency, pause }: { frequency: number; pause: number }) =>
  soundingMicrophone(writeBeeps(frequency, pause))

export const beepingChromium = (voice: (typeof voices)[number]) => launchChromium(beepingMicrophone(voice))

/** `alsoDisabled` are features of Chromium: a list of one's own among the arguments would replace the one here. */
export function chromiumOptions(
  mediaFlags: readonly string[] = fakeMedia,
  alsoDisabled: readonly string[] = [],
): LaunchOptions {
  const found = readFound().chromium
  if (!found) throw new Error('No Chromium: run `node scripts/browsers.ts` first')
  return {
    ...found,
    headless: false,
    args: [
      `--disable-features=${[...disabledFeatures, ...alsoDisabled].join(',')}`,
      ...quietFlags,
      ...mediaFlags,
    ],
    ignoreDefaultArgs: ['--mute-audio'],
  }
}

/** `environment` replaces this process's own, for a sound server of one's own. */
export function launchChromium(
  mediaFlags?: readonly string[],
  environment?: NodeJS.ProcessEnv,
): Promise<Browser> {
  return chromium.launch({ ...chromiumOptions(mediaFlags), ...(environment && { env: environment }) })
}

export function hasFirefox() {
  return readFound().firefox !== undefined
}

/**
 * Firefox with a fake camera and microphone that no page has to ask for; on `display`, where it has a screen to share.
 * `environment` replaces this process's own, for a sound server: without one Firefox mixes no sound.
 */
export function launchFirefox(display?: string, environment = process.env): Promise<Browser> {
  return firefox.launch({
    ...readFound().firefox,
    env: environment,
    ...(display === undefined ? {} : { headless: false, env: { ...environment, DISPLAY: display } }),
    firefoxUserPrefs: {
      'media.navigator.streams.fake': true,
      'media.navigator.permission.disabled': true,
      'media.autoplay.default': 0,
      // As where a person has granted the devices: Firefox then gives the addresses of the machine as they are.
      'media.peerconnection.ice.obfuscate_host_addresses': false,
    },
  })
}

/** A Firefox that its maker built knows none of these emulations. */
export const plainPage = {
  colorScheme: null,
  reducedMotion: null,
  forcedColors: null,
  contrast: null,
} as const
