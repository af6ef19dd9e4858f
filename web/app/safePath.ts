/** A path of this site from an address that anybody may have written, or undefined: never leads to another site. */
export function safePath(path: unknown, origin: string): string | undefined {
  if (typeof path !== 'string' || !path.startsWith('/')) return undefined
  const url = URL.parse(path, origin)
  // "//host" and "/\host" begin like a path and are none.
  if (!url || url.origin !== origin) return undefined
  return url.pathname + url.search + url.hash
}
