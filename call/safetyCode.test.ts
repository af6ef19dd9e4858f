import { expect, test } from 'vitest'
import { commitmentTo, fingerprintOf, readHex, safetyCodeOf, toHex } from './safetyCode.ts'
import { safetyPictures } from './safetyWords.ts'

const bytes = (value: number) => new Uint8Array(32).fill(value)
const hex = (value: number) =>
  Array.from({ length: 32 }, () => value.toString(16).padStart(2, '0').toUpperCase()).join(':')
const line = (value: number) => `a=fingerprint:sha-256 ${hex(value)}\r\n`

test('there are 64 pictures, and no two share a picture or a word', () => {
  expect(safetyPictures).toHaveLength(64)
  expect(new Set(safetyPictures.flat()).size).toBe(128)
})

test('a description names its certificate once, or the same one for each m-line', () => {
  expect(fingerprintOf(`v=0\r\n${line(7)}`)).toEqual(bytes(7))
  expect(fingerprintOf(`v=0\r\n${line(7)}m=audio\r\n${line(7)}`)).toEqual(bytes(7))
  expect(fingerprintOf(`v=0\r\n${line(7)}m=audio\r\n${line(8)}`)).toBeNull()
  expect(fingerprintOf('v=0\r\na=fingerprint:sha-1 AB:CD\r\n')).toBeNull()
  expect(fingerprintOf('')).toBeNull()
})

test('nothing but 32 bytes of lower-case hexadecimal is read', () => {
  expect(readHex(toHex(bytes(255)))).toEqual(bytes(255))
  for (const text of ['', 'ff', 'FF'.repeat(32), 'ff'.repeat(33), `${'ff'.repeat(31)}zz`])
    expect(readHex(text)).toBeNull()
})

test('known answers', async () => {
  expect(await commitmentTo(bytes(1), 'polite', [bytes(3), bytes(2)])).toMatchInlineSnapshot(
    `"f2015e966aee3a86526de35cca82abe79bf489244d7d9f30cc00c18cf3c2e2ad"`,
  )
  const code = await safetyCodeOf({
    impolite: { fingerprint: bytes(1), nonce: bytes(2) },
    polite: { fingerprint: bytes(3), nonce: bytes(4) },
  })
  expect({
    words: code.pictures.map(([, word]) => word).join(' '),
    digits: code.digits,
  }).toMatchInlineSnapshot(`
    {
      "digits": "981601",
      "words": "elephant paper clip key guitar",
    }
  `)
})

test('a commitment does not hang on who is named first, and does on all else', async () => {
  const first = await commitmentTo(bytes(1), 'polite', [bytes(2), bytes(3)])
  expect(await commitmentTo(bytes(1), 'polite', [bytes(3), bytes(2)])).toBe(first)
  expect(await commitmentTo(bytes(1), 'impolite', [bytes(2), bytes(3)])).not.toBe(first)
  expect(await commitmentTo(bytes(9), 'polite', [bytes(2), bytes(3)])).not.toBe(first)
  expect(await commitmentTo(bytes(1), 'polite', [bytes(2), bytes(9)])).not.toBe(first)
})
