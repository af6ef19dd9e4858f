/**
 * Whether a request comes from one of our own pages. `publicUrl` is the origin by which people reach us; without it, and beside it,
 * the host that the browser itself says it speaks to counts. An absent Origin is no proof.
 */
export function isOwnOrigin(headers: Headers, publicUrl: string | undefined) {
  const site = headers.get('sec-fetch-site')
  if (site === 'same-origin') return true
  const origin = headers.get('origin')
  if (origin === null || (site !== null && site !== 'none')) return false
  const host = hostOf(origin)
  return origin === publicUrl || (host !== undefined && host === headers.get('host')?.toLowerCase())
}

function hostOf(origin: string) {
  try {
    return new URL(origin).host
  } catch {
    return undefined
  }
}
