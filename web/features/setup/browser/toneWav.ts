const sampleRate = 24_000
/** A rising pair, as a door's bell has it: easy to tell from a hum. In hertz. */
const notes = [523.25, 659.25] as const
const noteSeconds = 0.55
const headerBytes = 44

/** One sample between -1 and 1; each note swells and dies away, so that nothing clicks. */
function sampleAt(index: number) {
  const seconds = index / sampleRate
  const note = Math.min(notes.length - 1, Math.floor(seconds / noteSeconds))
  const within = seconds - note * noteSeconds
  const envelope = Math.min(1, within / 0.02) * Math.exp(-4 * within)
  return 0.5 * envelope * Math.sin(2 * Math.PI * (notes[note] ?? 0) * seconds)
}

/** A test tone of about a second as a WAV file: one channel of 16 bits. */
export function toneWav(): ArrayBuffer {
  const count = Math.floor(sampleRate * noteSeconds * notes.length)
  const file = new ArrayBuffer(headerBytes + count * 2)
  const view = new DataView(file)
  const word = (offset: number, text: string) => {
    for (let at = 0; at < text.length; at += 1) view.setUint8(offset + at, text.charCodeAt(at))
  }
  word(0, 'RIFF')
  view.setUint32(4, file.byteLength - 8, true)
  word(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, sampleRate, true)
  view.setUint32(28, sampleRate * 2, true)
  view.setUint16(32, 2, true)
  view.setUint16(34, 16, true)
  word(36, 'data')
  view.setUint32(40, count * 2, true)
  for (let index = 0; index < count; index += 1)
    view.setInt16(headerBytes + index * 2, Math.round(sampleAt(index) * 32_767), true)
  return file
}
