import { type Gathered, isRefusal } from './gathering.ts'
import { type Outcome, outcome } from './outcome.ts'

export type RelayTransport = 'turnUdp' | 'turnTcp' | 'turnTls'
export const relayTransports = ['turnUdp', 'turnTcp', 'turnTls'] as const

export type IceAnswer = {
  iceServers: { urls: string[]; username?: string | undefined; credential?: string | undefined }[]
  /** `relay` for who hides their address. */
  iceTransportPolicy: RTCIceTransportPolicy
}

/** How `url` reaches its relay (RFC 7065); null where it names none. */
export function transportOf(url: string): RelayTransport | null {
  if (url.startsWith('turns:')) return 'turnTls'
  if (!url.startsWith('turn:')) return null
  return /[?&]transport=tcp\b/u.test(url) ? 'turnTcp' : 'turnUdp'
}

/** Each address alone with its account, so that none can stand in for another. */
function serversFor(answer: IceAnswer, fits: (url: string) => boolean): RTCIceServer[] {
  return answer.iceServers.flatMap(({ urls, username, credential }) =>
    urls
      .filter(fits)
      .map((url) =>
        username === undefined || credential === undefined
          ? { urls: url }
          : { urls: url, username, credential },
      ),
  )
}

export const relayServers = (answer: IceAnswer, transport: RelayTransport) =>
  serversFor(answer, (url) => transportOf(url) === transport)

export const stunServers = (answer: IceAnswer) => serversFor(answer, (url) => /^stuns?:/u.test(url))

const fastest = (results: readonly Gathered[]) =>
  Math.min(...results.map((result) => (result.found ? result.milliseconds : Number.POSITIVE_INFINITY)))

/** What the relays of one transport came to. */
export function judgeRelays(results: readonly Gathered[]): Outcome {
  if (results.length === 0) return outcome('neutral', 'turn/not-configured')
  const answered = results.filter(({ found }) => found).length
  const asked = results.length
  const counts = asked > 1 ? { answered, asked } : {}
  if (answered > 0) {
    const figures = { milliseconds: fastest(results), ...counts }
    return answered === asked
      ? outcome('good', 'turn/relayed', figures)
      : outcome('warn', 'turn/partly', figures)
  }
  return results.some(isRefusal)
    ? outcome('failed', 'turn/refused', counts)
    : outcome('failed', 'turn/unreachable', counts)
}

/** What asking for the own public address came to; one STUN server that answers is enough. */
export function judgeStun(results: readonly Gathered[], policy: RTCIceTransportPolicy): Outcome {
  if (policy === 'relay') return outcome('neutral', 'stun/hidden')
  if (results.length === 0) return outcome('neutral', 'stun/not-configured')
  return results.some(({ found }) => found)
    ? outcome('good', 'stun/answered', { milliseconds: fastest(results) })
    : outcome('warn', 'stun/silent')
}
