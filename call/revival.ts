import type { PeerConnection } from './peerConnection.ts'

/** Numbers what is given to a connection once more, over all of this page load. */
let given = 0

/**
 * Has a connection try its paths again that gave up on them. Chromium gives up after some 15 s of silence and drops every
 * pair of candidates, so that nothing would notice the network's return but another exchange of descriptions, for which
 * the server must have come back first. Given the other side's candidates once more it pairs and checks them anew, and is
 * connected within milliseconds of the return (RFC 8445, 7.2.5). It passes over a candidate that it knows; another
 * foundation makes it one that it doesn't, and names nothing but a group of candidates (RFC 8839, 5.1).
 */
export function revive(connection: Pick<PeerConnection, 'remoteDescription' | 'addIceCandidate'>) {
  for (const candidate of candidatesIn(connection.remoteDescription?.sdp ?? '')) {
    // Closed or negotiating meanwhile, or a browser that takes none at this point: the next restart brings the path back.
    connection.addIceCandidate(candidate).catch(() => undefined)
  }
}

/** The candidates of a description, each once, with foundations that were not used before. */
export function candidatesIn(sdp: string): RTCIceCandidateInit[] {
  return sdp.split(/^(?=m=)/mu).flatMap((part) => {
    const sdpMid = /^a=mid:(\S+)/mu.exec(part)?.[1]
    if (sdpMid === undefined) return []
    const lines = [...part.matchAll(/^a=candidate:\S+ (\d+ \S+ \d+ (\S+ \d+) .+)$/gmu)]
    const byAddress = new Map(
      lines.map(([, rest = '', address = '']) => [`${address} ${protocolOf(rest)}`, rest]),
    )
    return [...byAddress.values()].map((rest) => {
      given += 1
      return { candidate: `candidate:again${given} ${rest.trim()}`, sdpMid }
    })
  })
}

const protocolOf = (rest: string) => rest.split(' ')[1]?.toLowerCase()
