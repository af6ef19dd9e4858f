import { type ErrorCode, errorCodes, type Problem } from '../contract/errors.ts'

type Answer = {
  status: 400 | 401 | 403 | 404 | 405 | 409 | 410 | 412 | 413 | 422 | 423 | 429 | 500 | 503 | 507
  title: string
}

/** The one map from a code to what HTTP answers. */
const answers: Record<ErrorCode, Answer> = {
  'invalid-request': { status: 400, title: 'The request is not valid' },
  'not-found': { status: 404, title: 'There is nothing at this address' },
  'method-not-allowed': { status: 405, title: 'This address does not take that method' },
  'payload-too-large': { status: 413, title: 'The request is too large' },
  'rate-limited': { status: 429, title: 'Too many requests; try again a little later' },
  internal: { status: 500, title: 'Something went wrong on our side' },
  'auth/required': { status: 401, title: 'Sign in first' },
  'auth/invalid-credentials': { status: 401, title: 'E-mail or password is wrong' },
  'auth/email-taken': { status: 409, title: 'There is already an account with this e-mail address' },
  'auth/foreign-origin': { status: 403, title: 'Changes are taken from our own pages only' },
  'auth/link-invalid': { status: 410, title: 'This sign-in link was used already or is too old' },
  'person/not-found': { status: 404, title: 'There is no such member' },
  'chat/not-found': { status: 404, title: 'There is no such coffee chat' },
  'chat/not-pending': { status: 409, title: 'This request has been answered already' },
  'chat/not-open': { status: 409, title: 'This coffee chat is over or was called off' },
  'chat/not-yours': { status: 403, title: 'Only the other person can do this' },
  'chat/expired': { status: 409, title: 'The time of this request has passed' },
  'chat/in-the-past': { status: 422, title: 'The time has to be in the future' },
  'chat/with-oneself': { status: 422, title: 'A coffee chat needs somebody else' },
  'chat/double-booked': { status: 409, title: 'One of you has another coffee chat at that time' },
  'chat/duplicate': { status: 409, title: 'You have asked this person for this time already' },
  'idempotency/mismatch': { status: 422, title: 'This Idempotency-Key was used for another request' },
  'room/not-found': { status: 404, title: 'There is no such room' },
  'room/not-participant': { status: 403, title: 'This room belongs to two other people' },
  'room/ended': { status: 409, title: 'This room has ended' },
  'room/not-registered': { status: 409, title: 'Join the room first' },
  'room/peer-absent': { status: 409, title: 'The other person is not in the room' },
  'message/id-taken': { status: 409, title: 'This message id was used for another message' },
  'recording/not-found': { status: 404, title: 'There is no such recording' },
  'recording/not-yours': { status: 403, title: 'Only the other person can do this' },
  'recording/not-open': { status: 409, title: 'This recording was answered or has ended already' },
  'recording/no-consent': { status: 403, title: 'The other person has not agreed to this recording' },
  'recording/too-large': { status: 413, title: 'The recording is larger than this server takes' },
  'recording/no-space': { status: 507, title: 'The server has no room for this recording' },
  'recording/over-quota': { status: 507, title: 'Your recordings take up all the space that you have here' },
  'recording/bad-file': { status: 422, title: 'This is not a recording that can be kept' },
  'upload/busy': { status: 423, title: 'Another page is sending this file' },
  'upload/offset-mismatch': { status: 409, title: 'The file has arrived up to another byte; ask how far' },
  'upload/wrong-version': { status: 412, title: 'Uploads follow version 1.0.0 of the tus protocol' },
  'ice/no-relay': { status: 409, title: 'Your address can’t be hidden: this server has no relay' },
}

export type FieldError = { path: string; message: string }

/** A failure that the caller is told about by its code. Everything else that is thrown is `internal`. */
export class Refusal extends Error {
  readonly code: ErrorCode
  readonly fields: FieldError[] | undefined

  constructor(code: ErrorCode, options: { detail?: string; fields?: FieldError[]; cause?: unknown } = {}) {
    super(options.detail ?? answers[code].title, { cause: options.cause })
    this.name = 'Refusal'
    this.code = code
    this.fields = options.fields
  }
}

/** What PostgreSQL's refusals mean: our own code by its message, the exclusion constraint of S10, hostile values. */
function codeOfDatabaseError(error: { code: string; message: string }): ErrorCode | undefined {
  switch (error.code) {
    case 'AV001':
      return errorCodes.find((code) => code === error.message)
    case '23P01':
      return 'chat/double-booked'
    case '22007':
    case '22008':
    case '22021':
    case '22P05':
      return 'invalid-request'
    default:
      return undefined
  }
}

export function isDatabaseError(error: unknown): error is Error & { code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
}

/** Any thrown value as a refusal with a code; what is not understood becomes `internal` and tells nothing outside. */
export function toRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  const code = isDatabaseError(error) ? codeOfDatabaseError(error) : undefined
  return new Refusal(code ?? 'internal', { cause: error })
}

/** The problem document (RFC 9457) of a refusal, and its HTTP status. */
export function toProblem(refusal: Refusal, requestId: string): Problem & { status: Answer['status'] } {
  const { status, title } = answers[refusal.code]
  return {
    type: `/api/docs#${refusal.code}`,
    title,
    status,
    detail: refusal.message,
    code: refusal.code,
    requestId,
    ...(refusal.fields ? { errors: refusal.fields } : {}),
  }
}
