/** Who opens the DTLS handshake of a connection (RFC 8842): settled by the first answer, the same ever after. */
export type DtlsRole = 'active' | 'passive'

const others: Record<DtlsRole, DtlsRole> = { active: 'passive', passive: 'active' }

/** The role that whoever made `answer` took; null where it names none. */
function roleOfAnswerer(answer: string): DtlsRole | null {
  const setup = /^a=setup:(active|passive)\r?$/mu.exec(answer)?.[1]
  return setup === 'active' || setup === 'passive' ? setup : null
}

/** Our own role after an exchange that ended with `answer`, made by ourselves or by the other side. */
export function roleAfter(answer: string, madeBy: 'us' | 'them'): DtlsRole | null {
  const role = roleOfAnswerer(answer)
  return role && madeBy === 'them' ? others[role] : role
}

/**
 * An offer that leaves the other side no choice but the role that it has. Firefox, having offered first, takes the other
 * role when it answers an ICE restart that offers both; Chromium then refuses the answer and the exchange hangs.
 */
export function offerInRole(offer: string, role: DtlsRole | null) {
  return role ? offer.replaceAll(/^a=setup:actpass(?=\r?$)/gmu, `a=setup:${role}`) : offer
}
