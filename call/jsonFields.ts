export type Fields = ReadonlyMap<string, unknown>

/** The fields of a text that may be anything: from the other side, or kept by another version. Null where it is no JSON object. */
export function readFields(text: string): Fields | null {
  let message: unknown
  try {
    message = JSON.parse(text)
  } catch {
    return null
  }
  if (typeof message !== 'object' || message === null) return null
  return new Map(Object.entries(message))
}
