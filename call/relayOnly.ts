/**
 * For who hides their network address: what may be told to the other side when media goes through a relay only (C12).
 * Browsers keep to `iceTransportPolicy: 'relay'` themselves; this holds even where one of them tells more than it should.
 */

const ownAddress = / raddr \S+ rport \d+/gu

/** The candidate without the address that the relay sees, or null for one that is no relay's. */
export function relayCandidate(candidate: string): string | null {
  return / typ relay(?: |$)/u.test(candidate) ? candidate.replace(ownAddress, ' raddr 0.0.0.0 rport 0') : null
}

/** The description with the candidates of relays alone, and with no address in its other lines. */
export function relayDescription(sdp: string): string {
  return sdp
    .split('\r\n')
    .flatMap((line) => {
      if (line.startsWith('a=candidate:')) return relayCandidate(line) ?? []
      return /^(?:c=|o=|a=rtcp:)/u.test(line) ? line.replace(/\bIN IP[46] \S+$/u, 'IN IP4 0.0.0.0') : line
    })
    .join('\r\n')
}
