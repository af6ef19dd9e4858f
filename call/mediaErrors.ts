export type CaptureKind = 'microphone' | 'camera' | 'screen'

/** Why a microphone, a camera or a screen could not be had (C3). */
export type MediaProblemCode =
  | 'media/denied'
  | 'media/dismissed'
  | 'media/denied-by-system'
  | 'media/blocked-by-page'
  | 'media/blocked-by-browser'
  | 'media/revoked'
  | 'media/not-found'
  | 'media/not-matching'
  | 'media/in-use'
  | 'media/not-started'
  | 'media/lost'
  | 'media/not-now'
  | 'media/insecure-page'
  | 'media/unsupported'
  | 'media/effect-failed'
  | 'media/unknown'

export type MediaProblem = { device: CaptureKind; code: MediaProblemCode }

/** What the browser tells besides the error; null or missing where it does not. */
export type MediaFacts = {
  permission?: PermissionState | null | undefined
  allowedByPolicy?: boolean | null | undefined
}

const codes: Record<string, MediaProblemCode> = {
  NotAllowedError: 'media/denied',
  // The name of before the specification was settled, which older WebViews still give.
  PermissionDeniedError: 'media/denied',
  // Capture is switched off for the document: by an administrator, or in a locked-down mode.
  SecurityError: 'media/blocked-by-browser',
  NotFoundError: 'media/not-found',
  DevicesNotFoundError: 'media/not-found',
  OverconstrainedError: 'media/not-matching',
  NotReadableError: 'media/in-use',
  TrackStartError: 'media/in-use',
  // The device answers but does not start, as Firefox and Chromium say.
  AbortError: 'media/not-started',
  // getDisplayMedia without a press, or in a page that is not in front.
  InvalidStateError: 'media/not-now',
  // navigator.mediaDevices is missing where the page is not a secure context.
  TypeError: 'media/insecure-page',
  NotSupportedError: 'media/unsupported',
}

/** Chromium's words where the operating system keeps the device from the browser: the error's name does not tell. */
const bySystem = /denied by system|system permission/iu

/** Chromium's words where somebody closed the question without an answer. */
const byDismissal = /dismissed/iu

/**
 * Names the failure of `getUserMedia` or `getDisplayMedia` for `device` by the DOMException's name, and a refusal by who
 * refused, as far as the browser tells.
 */
export function mediaProblem(device: CaptureKind, error: unknown, facts: MediaFacts = {}): MediaProblem {
  const known = error instanceof Error || error instanceof DOMException
  const code = (known && codes[error.name]) || 'media/unknown'
  return { device, code: code === 'media/denied' && known ? refusal(error.message, facts) : code }
}

function refusal(message: string, { permission, allowedByPolicy }: MediaFacts): MediaProblemCode {
  if (allowedByPolicy === false) return 'media/blocked-by-page'
  if (bySystem.test(message)) return 'media/denied-by-system'
  // The site is allowed it and still does not get it: what refuses stands below the browser.
  if (permission === 'granted') return 'media/denied-by-system'
  if (permission === 'prompt' || byDismissal.test(message)) return 'media/dismissed'
  return 'media/denied'
}

const refusals: readonly MediaProblemCode[] = ['media/denied', 'media/dismissed', 'media/revoked']

/** Whether a change of the site's permission alone mends it. */
export function isRefusal({ code }: MediaProblem) {
  return refusals.includes(code)
}

/** Closing the browser's own picker is a choice, not a failure. */
export function isDismissedPicker({ device, code }: MediaProblem) {
  return device === 'screen' && (code === 'media/denied' || code === 'media/dismissed')
}
