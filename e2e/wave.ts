import { mkdirSync, renameSync, writeFileSync } from 'node:fs'

/** Samples in a second of every sound made here. */
export const sampleRate = 48_000

/** `samples`, one channel of 16 bit, as a RIFF file. */
export function toWave(samples: Int16Array) {
  const header = Buffer.alloc(44)
  header.write('RIFF')
  header.writeUInt32LE(36 + samples.byteLength, 4)
  header.write('WAVEfmt ', 8)
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(1, 22)
  header.writeUInt32LE(sampleRate, 24)
  header.writeUInt32LE(sampleRate * 2, 28)
  header.writeUInt16LE(2, 32)
  header.writeUInt16LE(16, 34)
  header.write('data', 36)
  header.writeUInt32LE(samples.byteLength, 40)
  return Buffer.concat([header, Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength)])
}

/** A tenth of a second of `frequency` (Hz) and `pause` seconds of silence. */
function beep(frequency: number, pause: number) {
  const length = sampleRate / 10
  const samples = new Int16Array(length + Math.round(pause * sampleRate))
  for (let index = 0; index < length; index += 1) {
    const fade = Math.sin((index / length) * Math.PI)
    samples[index] = Math.sin((index / sampleRate) * 2 * Math.PI * frequency) * fade * 12_000
  }
  return samples
}

/** Writes a file that beeps at `frequency` (Hz) once in a tenth of a second and `pause` (seconds), and tells its path. */
export function writeBeeps(frequency: number, pause: number) {
  const folder = new URL('../.build/sounds/', import.meta.url)
  mkdirSync(folder, { recursive: true })
  const { pathname } = new URL(`beeps-${frequency}.wav`, folder)
  // Several workers may write the same file while a browser reads it.
  const own = `${pathname}.${process.pid}`
  writeFileSync(own, toWave(beep(frequency, pause)))
  renameSync(own, pathname)
  return pathname
}
