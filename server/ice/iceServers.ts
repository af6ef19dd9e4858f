import { createHmac } from 'node:crypto'
import type { IceServers } from '../../contract/rooms.ts'
import type { IceConfig } from '../config.ts'
import { Refusal } from '../errors.ts'

/** Seconds that TURN credentials last. A page asks anew at half of it; a relay that is in use goes on past the end. */
const lifetime = 30 * 60
/** Seconds between two looks at servers whose credentials never change. */
const staticLifetime = 24 * 60 * 60

export type IceQuestion = { personId: string; hideAddress: boolean; now: Date }

/**
 * What a page gives to RTCPeerConnection (C12, O4). With a shared secret the credentials are made as coturn's REST scheme has them: the
 * user is `expiry:person`, the password the base64 HMAC-SHA1 of it.
 * @throws {Refusal} `ice/no-relay` for a member who hides their address where no TURN server is set: it can't be kept.
 */
export function iceServersFor(config: IceConfig, { personId, hideAddress, now }: IceQuestion): IceServers {
  if (hideAddress && config.turnUrls.length === 0) throw new Refusal('ice/no-relay')
  const iceTransportPolicy = hideAddress ? 'relay' : 'all'
  // Asking a STUN server tells it the address, and a relayed call has no use for the answer.
  const stun = hideAddress || config.stunUrls.length === 0 ? [] : [{ urls: config.stunUrls }]
  if (config.turnUrls.length === 0)
    return { iceServers: stun, iceTransportPolicy, ttlSeconds: staticLifetime }
  const turn = { urls: config.turnUrls, ...accountFor(config, personId, now) }
  const ttlSeconds = config.secret === undefined ? staticLifetime : lifetime
  return { iceServers: [...stun, turn], iceTransportPolicy, ttlSeconds }
}

function accountFor({ secret, username, credential }: IceConfig, personId: string, now: Date) {
  if (secret !== undefined) {
    const user = `${Math.floor(now.getTime() / 1000) + lifetime}:${personId}`
    return { username: user, credential: createHmac('sha1', secret).update(user).digest('base64') }
  }
  return username === undefined || credential === undefined ? {} : { username, credential }
}
