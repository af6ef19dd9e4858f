import type { CaptureKind, MediaProblem, MediaProblemCode } from '../../../../call/mediaErrors.ts'
import type { BrowserFamily, Platform, SystemFamily } from './platform.ts'

/** Where the browser itself keeps what a site may use. */
const siteSettings: Record<BrowserFamily, string> = {
  chromium: 'Press the icon left of the address and allow it there.',
  firefox: 'Press the crossed-out icon left of the address and remove the block.',
  safari: 'Open Safari’s menu, “Settings for This Website…”, and allow it there.',
}

/** Phones and tablets keep it in another place. On iOS every browser is Safari inside, with the system's settings. */
const mobileSiteSettings: Record<'ios' | 'android', Record<BrowserFamily, string>> = {
  ios: {
    chromium: 'Open the Settings app, “Apps”, this browser, and switch it on there.',
    firefox: 'Open the Settings app, “Apps”, “Firefox”, and switch it on there.',
    safari: 'Press the icon left of the address, the three dots, “Website Settings”, and allow it there.',
  },
  android: {
    chromium: 'Press the icon left of the address, “Permissions”, and allow it there.',
    firefox: 'Press the lock left of the address and allow it there.',
    safari: 'Open the browser’s settings for this site and allow it there.',
  },
}

type SystemSettings = (device: string) => string

/** Where the operating system keeps which programs may use a device. */
const systemSettings: Record<SystemFamily, SystemSettings> = {
  windows: (device) =>
    `Open Windows’ Settings, “Privacy & security”, “${device}”, and switch it on for desktop apps.`,
  mac: (device) =>
    `Open System Settings, “Privacy & Security”, “${device}”, switch this browser on and restart it.`,
  linux: () =>
    'Allow this browser to use it in the system’s settings, or start the browser without a sandbox of its own.',
  ios: (device) => `Open the Settings app, “Apps”, this browser, and switch “${device}” on.`,
  android: (device) => `Open Settings, “Apps”, this browser, “Permissions”, and allow “${device}”.`,
}

/** What the operating systems call each thing in their settings. */
const systemNames: Record<CaptureKind, string> = {
  microphone: 'Microphone',
  camera: 'Camera',
  screen: 'Screen recording',
}

const unlock: Record<CaptureKind, string> = {
  microphone: 'Close other programs that use it, such as another call,',
  camera: 'Close other programs that use it, such as another call or a camera app,',
  screen: 'The system did not let the browser have it. Close other recorders,',
}

const retry = 'then press “Retry”.'

function siteSettingsOf({ browser, system }: Platform) {
  return system === 'ios' || system === 'android'
    ? mobileSiteSettings[system][browser]
    : siteSettings[browser]
}

type Remedy = (device: CaptureKind, platform: Platform) => string

const remedies: Record<MediaProblemCode, Remedy> = {
  'media/denied': (_, platform) =>
    `This browser was told not to allow it. ${siteSettingsOf(platform)} It then starts by itself, or press “Retry”.`,
  'media/dismissed': () => 'The browser’s question was closed. Press “Retry” and choose “Allow”.',
  'media/denied-by-system': (device, { system }) =>
    `The system keeps it from this browser. ${systemSettings[system](systemNames[device])} Then press “Retry”.`,
  'media/blocked-by-page': () =>
    'The page that Avari is shown in does not let it through. Open Avari in a tab of its own.',
  'media/blocked-by-browser': (_, { system }) =>
    system === 'ios'
      ? 'This browser switches it off here, as Lockdown Mode does. Leave that mode for this site, then press “Retry”.'
      : 'This browser switches it off here: a private mode or an administrator’s rule. Use another window or browser.',
  'media/revoked': (_, platform) =>
    `Its permission was taken back. ${siteSettingsOf(platform)} It then starts by itself, or press “Retry”.`,
  'media/not-found': (device, { system }) =>
    device === 'screen'
      ? 'The system offers no screen to share. Restart the browser, then press “Retry”.'
      : `None was found. ${system === 'ios' || system === 'android' ? 'Restart the browser' : 'Plug one in or switch it on'}, ${retry}`,
  'media/not-matching': () =>
    'The chosen one can’t do what is asked of it. Choose another one below, or press “Retry”.',
  'media/in-use': (device, { system }) =>
    system === 'windows'
      ? `Windows lends it to one program at a time. ${unlock[device]} ${retry}`
      : `It can’t be read. ${unlock[device]} ${retry}`,
  'media/not-started': (device) =>
    device === 'screen'
      ? 'The browser broke off. Press “Retry”, or restart the browser.'
      : `It is there but does not start. Pull it out and plug it in again, or restart the computer, ${retry}`,
  'media/lost': (_, { system }) =>
    system === 'ios' || system === 'android'
      ? 'It was taken away, as a phone call does. Press “Retry” when that is over.'
      : `It was unplugged, and there is no other. Plug one in, ${retry}`,
  'media/not-now': () =>
    'The browser asks for a press first. Bring this page to the front and press “Retry”.',
  'media/insecure-page': () => 'Browsers allow it on secure pages only. Open this page with https://.',
  'media/unsupported': (device, { system }) =>
    device === 'screen' && (system === 'ios' || system === 'android')
      ? 'Phones and tablets can’t share their screen from a browser. Use a computer for that.'
      : 'This browser can’t do that. Use a current Chrome, Edge, Firefox or Safari.',
  'media/effect-failed': (device) =>
    device === 'camera'
      ? 'The background effect could not start, so your plain picture is shown.'
      : 'The noise suppression could not start, so your plain sound is sent.',
  'media/unknown': () => 'Something unexpected happened. Press “Retry”, or restart the browser.',
}

/** What to do about `problem` in this very browser (C3). */
export function remedyFor({ device, code }: MediaProblem, platform: Platform) {
  return remedies[code](device, platform)
}
