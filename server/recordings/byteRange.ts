/** The first and the last byte of a part of a file, both included. */
export type ByteRange = { first: number; last: number }

const single = /^bytes=(?<first>\d*)-(?<last>\d*)$/u

/**
 * What a `Range` header asks of a file of `size` bytes (RFC 9110, 14.2): one range of it; 'whole' where there is no header, or one that
 * may be ignored (another unit, several ranges, nonsense); 'unsatisfiable' where it begins beyond the end.
 */
export function readRange(header: string | undefined, size: number): ByteRange | 'whole' | 'unsatisfiable' {
  const groups = single.exec(header?.replaceAll(/\s/gu, '') ?? '')?.groups
  const from = groups?.['first'] ?? ''
  const to = groups?.['last'] ?? ''
  if (from === '' && to === '') return 'whole'
  if (from === '') {
    const length = Math.min(Number(to), size)
    return length === 0 ? 'unsatisfiable' : { first: size - length, last: size - 1 }
  }
  const first = Number(from)
  const last = to === '' ? size - 1 : Math.min(Number(to), size - 1)
  if (to !== '' && Number(to) < first) return 'whole'
  return first >= size ? 'unsatisfiable' : { first, last }
}
