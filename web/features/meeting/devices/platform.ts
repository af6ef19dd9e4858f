export type BrowserFamily = 'chromium' | 'firefox' | 'safari'
export type SystemFamily = 'windows' | 'mac' | 'linux' | 'ios' | 'android'
/** Where the page runs, for instructions that name its buttons. */
export type Platform = { browser: BrowserFamily; system: SystemFamily }

/** Tells the family of the browser and of the system; an iPad says that it is a Mac, but has a touch screen. */
export function platformOf(userAgent: string, touchPoints: number): Platform {
  return { browser: browserOf(userAgent), system: systemOf(userAgent, touchPoints) }
}

function browserOf(userAgent: string): BrowserFamily {
  if (/Firefox\/|FxiOS\//u.test(userAgent)) return 'firefox'
  return /Chrome\/|Chromium\/|CriOS\/|EdgiOS\//u.test(userAgent) ? 'chromium' : 'safari'
}

function systemOf(userAgent: string, touchPoints: number): SystemFamily {
  if (/Android/u.test(userAgent)) return 'android'
  if (/iPhone|iPad|iPod/u.test(userAgent)) return 'ios'
  if (/Macintosh/u.test(userAgent)) return touchPoints > 1 ? 'ios' : 'mac'
  return /Windows/u.test(userAgent) ? 'windows' : 'linux'
}
