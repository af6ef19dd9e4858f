import { type DataStore, type Locker, Server } from '@tus/server'
import type { ErrorCode } from '../../contract/errors.ts'
import { Refusal } from '../errors.ts'

/** Milliseconds in which a request that has to let go writes down what it has received. */
const drainTime = 1_000

/** The tus protocol (version 1.0.0) over a store. Who may do what is decided before. */
export type TusServer = {
  /** Answers a request about the upload `id`, which a POST makes. Throws a `Refusal` for every answer that is none of success. */
  answer(request: Request, id: string): Promise<Response>
}

const codes = new Map<number, ErrorCode>([
  [404, 'recording/not-found'],
  [409, 'upload/offset-mismatch'],
  [410, 'recording/not-found'],
  [412, 'upload/wrong-version'],
  [413, 'recording/too-large'],
])

export function createTusServer(datastore: DataStore, locker: Locker): TusServer {
  const ids = new WeakMap<Request, string>()
  const failures = new WeakMap<Request, unknown>()
  const tus = new Server({
    path: '/api/uploads',
    datastore,
    locker,
    lockDrainTimeout: drainTime,
    relativeLocation: true,
    // No page of another origin is let in.
    allowedOrigins: [],
    namingFunction: (request) => ids.get(request) ?? crypto.randomUUID(),
    // Never what the address ends in: only the id that was looked up says whose file it is.
    getFileIdFromRequest: (request) => ids.get(request),
    onResponseError: (request, error) => {
      failures.set(request, error)
      return undefined
    },
  })

  return {
    async answer(request, id) {
      ids.set(request, id)
      const response = await tus.handleWeb(request)
      if (response.ok) return response
      throw toRefusal(response.status, failures.get(request), request.signal.aborted)
    },
  }
}

function toRefusal(status: number, cause: unknown, isGone: boolean) {
  // Nobody reads the answer, and a lost connection is no fault of ours.
  if (isGone || isLockTimeout(cause)) return new Refusal('upload/busy')
  const code = codes.get(status)
  if (code) return new Refusal(code)
  return status < 500 ? new Refusal('invalid-request') : new Refusal('internal', { cause: asError(cause) })
}

const isLockTimeout = (cause: unknown) =>
  typeof cause === 'object' &&
  cause !== null &&
  'body' in cause &&
  String(cause.body).includes('acquire lock')

/** The library throws plain objects, which a log would not show. */
function asError(cause: unknown) {
  if (cause instanceof Error) return cause
  return new Error(`The upload failed: ${JSON.stringify(cause)}`)
}
