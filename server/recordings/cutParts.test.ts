import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { cutParts } from './cutParts.ts'

/** The parts of these texts as a stream, and the error that ended it. */
async function partsOf(texts: string[], size: number, error?: Error) {
  const parts: string[] = []
  const source = Readable.from(
    (function* give() {
      yield* texts.map((text) => Buffer.from(text))
      if (error) throw error
    })(),
  )
  try {
    for await (const part of cutParts(source, size)) parts.push(part.toString())
  } catch (cause) {
    return { parts, cause }
  }
  return { parts }
}

test.each([
  [[], []],
  [['ab'], ['ab']],
  [['abc'], ['abc']],
  [['abcd'], ['abc', 'd']],
  [['abcdefg'], ['abc', 'def', 'g']],
  [
    ['a', 'bcd', 'ef'],
    ['abc', 'def'],
  ],
  [
    ['ab', 'cdefghi', 'j'],
    ['abc', 'def', 'ghi', 'j'],
  ],
])('%o in parts of three is %o', async (texts, parts) => {
  expect(await partsOf(texts, 3)).toEqual({ parts })
})

test('what came before a break is not lost', async () => {
  const broken = new Error('The connection broke')
  expect(await partsOf(['abcd', 'e'], 3, broken)).toEqual({ parts: ['abc', 'de'], cause: broken })
})
