import { z } from 'zod'

/** Every failure that travels has one of these codes. They are stable: a page or a client switches on them. */
export const errorCodes = [
  'invalid-request',
  'not-found',
  'method-not-allowed',
  'payload-too-large',
  'rate-limited',
  'internal',
  'auth/required',
  'auth/invalid-credentials',
  'auth/email-taken',
  'auth/foreign-origin',
  'auth/link-invalid',
  'person/not-found',
  'chat/not-found',
  'chat/not-pending',
  'chat/not-open',
  'chat/not-yours',
  'chat/expired',
  'chat/in-the-past',
  'chat/with-oneself',
  'chat/double-booked',
  'chat/duplicate',
  'idempotency/mismatch',
  'room/not-found',
  'room/not-participant',
  'room/ended',
  'room/not-registered',
  'room/peer-absent',
  'message/id-taken',
  'recording/not-found',
  'recording/not-yours',
  'recording/not-open',
  'recording/no-consent',
  'recording/too-large',
  'recording/no-space',
  'recording/over-quota',
  'recording/bad-file',
  'upload/busy',
  'upload/offset-mismatch',
  'upload/wrong-version',
  'ice/no-relay',
] as const
export type ErrorCode = (typeof errorCodes)[number]

/** A problem document (RFC 9457) as every failing call of /api answers it. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  code: z.enum(errorCodes),
  requestId: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
})
export type Problem = z.infer<typeof problemSchema>
