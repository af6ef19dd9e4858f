import { expect, test } from 'vitest'
import { toneWav } from './toneWav.ts'

test('the tone is a WAV file that is heard and ends in silence', () => {
  const file = toneWav()
  const view = new DataView(file)
  const word = (offset: number) => new TextDecoder().decode(new Uint8Array(file, offset, 4))
  expect([word(0), word(8), word(12), word(36)]).toEqual(['RIFF', 'WAVE', 'fmt ', 'data'])
  expect(view.getUint32(4, true)).toBe(file.byteLength - 8)
  expect(view.getUint32(40, true)).toBe(file.byteLength - 44)
  const samples = new Int16Array(file, 44)
  const loudest = Math.max(...samples.map(Math.abs))
  expect(loudest).toBeGreaterThan(10_000)
  expect(Math.abs(samples.at(-1) ?? loudest)).toBeLessThan(loudest / 5)
})
