import type { ApiErrorCode } from '../../../api/apiError.ts'

/** What passes by itself, or once the network is back. Everything else needs somebody to do something. */
const passing: ReadonlySet<ApiErrorCode> = new Set([
  'network',
  'internal',
  'rate-limited',
  'upload/busy',
  'upload/offset-mismatch',
])

export const isPassing = (code: ApiErrorCode) => passing.has(code)

/** Milliseconds. */
const firstPause = 500
const longestPause = 15_000

/** How long to wait before the next try, after so many in a row in which nothing was sent. */
export const pauseBefore = (attempt: number) => Math.min(firstPause * 2 ** attempt, longestPause)

/** Milliseconds in which nothing moves until a connection counts as dead, which the browser itself notices after minutes. */
export const silenceLimit = 30_000
