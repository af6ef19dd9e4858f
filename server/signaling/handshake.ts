import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Authenticate } from '../auth/authenticate.ts'
import { isOwnOrigin } from '../auth/origin.ts'
import { Refusal, toRefusal } from '../errors.ts'
import type { SignalingLog, SignalingSocket } from './socketTypes.ts'

/**
 * Refuses requests that another site's page makes the browser send (V4.4). Runs for every request of a connection, upgrades included.
 * A plain GET of our own page carries no Origin; what changes something (a POST, an upgrade) must show it or come without a cookie.
 */
export function originRule(publicUrl: string | undefined) {
  return (request: IncomingMessage, response: ServerResponse, next: (error?: Error) => void) => {
    if (isAllowed(request, publicUrl)) {
      next()
      return
    }
    const { code, message } = new Refusal('auth/foreign-origin')
    const isUpgrade = request.headers.upgrade !== undefined
    if (isUpgrade) next(new Error(message))
    else
      response.writeHead(403, { 'content-type': 'application/json' }).end(JSON.stringify({ code, message }))
  }
}

function isAllowed(request: IncomingMessage, publicUrl: string | undefined) {
  const headers = pick(request, ['origin', 'host', 'sec-fetch-site'])
  if (isOwnOrigin(headers, publicUrl)) return true
  const site = headers.get('sec-fetch-site')
  if (headers.has('origin') || (site !== null && site !== 'none')) return false
  const changes = request.method !== 'GET' || request.headers.upgrade !== undefined
  return !changes || request.headers.cookie === undefined
}

function pick(request: IncomingMessage, names: string[]) {
  const headers = new Headers()
  for (const name of names) {
    const value = request.headers[name]
    if (typeof value === 'string') headers.set(name, value)
  }
  return headers
}

const tokenShape = /^[\x21-\x7e]{1,200}$/u

/** Who is speaking: by the token of the handshake (`auth.token`) if there is one, else by the session's cookie. */
export function sessionRule(authenticate: Authenticate, log: SignalingLog) {
  async function identify(socket: SignalingSocket) {
    const token: unknown = socket.handshake.auth['token']
    if (token !== undefined && token !== null && token !== '') {
      if (typeof token !== 'string' || !tokenShape.test(token)) return null
      return authenticate(new Headers({ authorization: `Bearer ${token}` }))
    }
    return authenticate(pick(socket.request, ['cookie', 'authorization']))
  }

  /** Undefined for a member, whose ids are then in socket.data; else the error that Socket.IO refuses the connection with. */
  return async (socket: SignalingSocket) => {
    try {
      const member = await identify(socket)
      if (!member) return connectError(new Refusal('auth/required'))
      Object.assign(socket.data, member)
      return undefined
    } catch (error) {
      log.error({ err: error }, 'A handshake failed')
      return connectError(toRefusal(error))
    }
  }
}

/** Reaches the client as `connect_error` with `data: { code, message }`. */
function connectError({ code, message }: Refusal) {
  return Object.assign(new Error(message), { data: { code, message } })
}
