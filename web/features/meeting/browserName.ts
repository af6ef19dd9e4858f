import type { BrowserName } from './messages.ts'

/** Which family of browsers it is, for instructions that name its buttons. */
export function browserName(userAgent: string): BrowserName {
  if (/Firefox\//u.test(userAgent)) return 'firefox'
  return /Chrome\/|Chromium\/|CriOS\//u.test(userAgent) ? 'chromium' : 'safari'
}
