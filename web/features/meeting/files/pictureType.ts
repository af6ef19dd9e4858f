/** So many bytes of a file's beginning are enough for `pictureType`. */
export const headBytes = 12

/** Each kind of picture that is shown, by how such a file begins; null stands for any byte. */
const beginnings: readonly { type: string; bytes: readonly (number | null)[] }[] = [
  { type: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] },
  { type: 'image/gif', bytes: [0x47, 0x49, 0x46, 0x38] },
  {
    type: 'image/webp',
    bytes: [0x52, 0x49, 0x46, 0x46, null, null, null, null, 0x57, 0x45, 0x42, 0x50],
  },
]

/**
 * Which picture this is, by its first bytes and whatever it is called. Null for everything else: SVG and HTML are never
 * shown, for they are programs.
 */
export function pictureType(head: Uint8Array): string | null {
  const found = beginnings.find(({ bytes }) => bytes.every((byte, at) => byte === null || head[at] === byte))
  return found?.type ?? null
}
