import { ApiError } from './apiError.ts'

/** The server's complaints by field, from a problem document that names fields; else nothing. */
export function fieldErrorsOf(error: unknown): Record<string, string> {
  if (!(error instanceof ApiError)) return {}
  return Object.fromEntries((error.problem?.errors ?? []).map(({ path, message }) => [path, message]))
}
