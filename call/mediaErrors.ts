export type CaptureKind = 'microphone' | 'camera' | 'screen'

/** Why a microphone, a camera or a screen could not be had (C3). */
export type MediaProblemCode =
  | 'media/denied'
  | 'media/not-found'
  | 'media/in-use'
  | 'media/lost'
  | 'media/insecure-page'
  | 'media/unsupported'
  | 'media/unknown'

export type MediaProblem = { device: CaptureKind; code: MediaProblemCode }

const codes: Record<string, MediaProblemCode> = {
  NotAllowedError: 'media/denied',
  // The name that older Safari and the permissions policy use.
  SecurityError: 'media/denied',
  NotFoundError: 'media/not-found',
  OverconstrainedError: 'media/not-found',
  NotReadableError: 'media/in-use',
  // Firefox and Chromium say so when the device answers but does not start.
  AbortError: 'media/in-use',
  // navigator.mediaDevices is missing where the page is not a secure context.
  TypeError: 'media/insecure-page',
  NotSupportedError: 'media/unsupported',
}

/** Names the failure of `getUserMedia` or `getDisplayMedia` for `device` by the DOMException's name. */
export function mediaProblem(device: CaptureKind, error: unknown): MediaProblem {
  const name = error instanceof Error || error instanceof DOMException ? error.name : ''
  return { device, code: codes[name] ?? 'media/unknown' }
}

/** Closing the browser's own picker is a choice, not a failure. */
export function isDismissedPicker(problem: MediaProblem) {
  return problem.device === 'screen' && problem.code === 'media/denied'
}
