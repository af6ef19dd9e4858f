import { createHmac } from 'node:crypto'
import type { IceServers } from '../../contract/rooms.ts'
import type { IceConfig } from '../config.ts'

/** Seconds that TURN credentials last: longer than the longest chat, short enough to be of no use when they leak. */
const lifetime = 2 * 60 * 60
/** Seconds between two looks at servers whose credentials never change. */
const staticLifetime = 24 * 60 * 60

/**
 * What a page gives to RTCPeerConnection (C12, O4). With a shared secret the credentials are made as coturn's REST scheme has them: the
 * user is `expiry:person`, the password the base64 HMAC-SHA1 of it.
 */
export function iceServersFor(config: IceConfig, personId: string, now: Date): IceServers {
  const stun = config.stunUrls.length > 0 ? [{ urls: config.stunUrls }] : []
  if (config.turnUrls.length === 0) return { iceServers: stun, ttlSeconds: staticLifetime }
  if (config.secret !== undefined) {
    const username = `${Math.floor(now.getTime() / 1000) + lifetime}:${personId}`
    const credential = createHmac('sha1', config.secret).update(username).digest('base64')
    return { iceServers: [...stun, { urls: config.turnUrls, username, credential }], ttlSeconds: lifetime }
  }
  const { username, credential } = config
  const account = username === undefined || credential === undefined ? {} : { username, credential }
  return { iceServers: [...stun, { urls: config.turnUrls, ...account }], ttlSeconds: staticLifetime }
}
