import type { ErrorCode, Problem } from '../../contract/errors.ts'

/** The server's codes, and `network` where no answer came at all. */
export type ApiErrorCode = ErrorCode | 'network'

/** A call of /api that failed: `status` is the HTTP status (0 without an answer), `problem` the server's document. */
export class ApiError extends Error {
  readonly code: ApiErrorCode
  readonly status: number
  readonly problem: Problem | undefined

  constructor(code: ApiErrorCode, status: number, problem?: Problem) {
    super(problem?.detail ?? code)
    this.name = 'ApiError'
    this.code = code
    this.status = status
    this.problem = problem
  }
}
