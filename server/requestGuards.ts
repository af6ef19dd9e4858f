import type { HttpBindings } from '@hono/node-server'
import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { matchedRoutes } from 'hono/route'
import { recordingPictureBytes } from '../contract/recordings.ts'
import type { Authenticate } from './auth/authenticate.ts'
import { isOwnOrigin } from './auth/origin.ts'
import { Refusal } from './errors.ts'
import type { Limits } from './limits.ts'
import type { Env } from './router.ts'

const isChange = (method: string) => method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS'

/** A change comes from our own pages, or from a client that shows its bearer token: cookies alone prove nothing (http.md). */
export function requireOwnOrigin(publicUrl: string | undefined): MiddlewareHandler<Env> {
  return async (context, next) => {
    const { method, raw } = context.req
    if (isChange(method) && !raw.headers.has('authorization') && !isOwnOrigin(raw.headers, publicUrl)) {
      throw new Refusal('auth/foreign-origin')
    }
    await next()
  }
}

const refuseSize = () => {
  throw new Refusal('payload-too-large')
}
/** Bytes. The longest texts that anything takes are far below. */
const limitJson = bodyLimit({ maxSize: 64 * 1024, onError: refuseSize })
const limitPicture = bodyLimit({ maxSize: recordingPictureBytes, onError: refuseSize })

/** The only bodies that are no JSON: what an upload sends, whose size its row limits, and a recording's picture. */
const uploadPath = /^\/api\/uploads(?:\/|$)/u
const picturePath = /^\/api\/recording-files\/[^/]+\/picture$/u

/** Nothing larger than its route can use is read. */
export const limitBody: MiddlewareHandler<Env> = async (context, next) => {
  const { path } = context.req
  if (uploadPath.test(path)) return next()
  return picturePath.test(path) ? limitPicture(context, next) : limitJson(context, next)
}

/** A body has to be JSON: read as anything else it would silently count as absent. */
export const requireJson: MiddlewareHandler<Env> = async (context, next) => {
  const { method, raw, path } = context.req
  if (uploadPath.test(path) || picturePath.test(path)) return next()
  const hasBody = raw.headers.has('transfer-encoding') || Number(raw.headers.get('content-length') ?? 0) > 0
  const type = raw.headers.get('content-type') ?? ''
  if (isChange(method) && hasBody && !/^application\/json\b/iu.test(type)) {
    throw new Refusal('invalid-request', { detail: 'Send the body as application/json' })
  }
  return next()
}

/** Lets only members through, except to `publicPaths`. A route that nobody thought about is closed. */
export function requireMember(options: {
  authenticate: Authenticate
  limits: Limits
  publicPaths: ReadonlySet<string>
}): MiddlewareHandler<Env> {
  const { authenticate, limits, publicPaths } = options
  return async (context, next) => {
    const routed = matchedRoutes(context).some(
      ({ method, path }) => method !== 'ALL' && path.startsWith('/api/'),
    )
    if (routed && !publicPaths.has(context.req.path)) {
      const member = await authenticate(context.req.raw.headers)
      if (!member) throw new Refusal('auth/required')
      context.set('personId', member.personId)
      context.set('sessionId', member.sessionId)
      if (isChange(context.req.method)) await limits.take('changeByPerson', member.personId)
    }
    await next()
  }
}

/**
 * The network address of whoever asks, for rate limits alone. Each proxy in front appends who spoke to it, so with `trustProxy`
 * proxies the entry that many from the end is the first that nobody outside could write.
 */
export function clientAddress({ incoming }: HttpBindings, trustProxy: number) {
  const direct = incoming.socket.remoteAddress ?? 'unknown'
  if (trustProxy === 0) return direct
  const forwarded = [incoming.headers['x-forwarded-for'] ?? []].flat().join(',')
  return forwarded.split(',').at(-trustProxy)?.trim() || direct
}
