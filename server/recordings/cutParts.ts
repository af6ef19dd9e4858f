import type { Readable } from 'node:stream'

/**
 * The bytes of a stream in parts of exactly `size`; the last one is what is left. Where the stream breaks off, what has come until then
 * comes as a last part too, before the error.
 */
export async function* cutParts(source: Readable, size: number): AsyncGenerator<Buffer> {
  let chunks: Buffer[] = []
  let length = 0
  try {
    for await (const chunk of source) {
      let rest = Buffer.from(chunk)
      while (length + rest.length >= size) {
        const end = size - length
        yield Buffer.concat([...chunks, rest.subarray(0, end)])
        rest = rest.subarray(end)
        chunks = []
        length = 0
      }
      if (rest.length > 0) chunks.push(rest)
      length += rest.length
    }
  } catch (error) {
    if (length > 0) yield Buffer.concat(chunks)
    throw error
  }
  if (length > 0) yield Buffer.concat(chunks)
}
