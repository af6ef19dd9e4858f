import { parseSigned } from 'hono/utils/cookie'
import type { Database } from '../db/database.ts'
import { findSession, type Member } from './sessionRepository.ts'

/** Who sends these headers: by `Authorization: Bearer`, else by the session cookie; null for nobody. */
export type Authenticate = (headers: Headers) => Promise<Member | null>

const bearer = /^bearer +(?<token>\S{1,200})$/iu

/** The bearer token of a request, undefined where it has none. */
export function bearerToken(headers: Headers) {
  return bearer.exec(headers.get('authorization') ?? '')?.groups?.['token']
}

/**
 * A request with an Authorization header is judged by that alone, so that a stale cookie can't stand in for it.
 */
export function createAuthenticate(options: {
  pool: Database['pool']
  cookieName: string
  secret: string
}): Authenticate {
  const { pool, cookieName, secret } = options

  async function sessionToken(headers: Headers) {
    // The library hands out tokens with its signature behind a dot; the token itself is the secret.
    if (headers.has('authorization')) return bearerToken(headers)?.split('.')[0]
    const cookies = headers.get('cookie')
    if (!cookies?.includes(cookieName)) return undefined
    const signed = await parseSigned(cookies, secret, cookieName)
    return signed[cookieName] || undefined
  }

  return async (headers) => {
    const token = await sessionToken(headers)
    if (token === undefined || token.includes('\0')) return null
    return findSession(pool, token)
  }
}
