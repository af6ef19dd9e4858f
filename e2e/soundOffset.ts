import { amplitudeOf, readPictures, readSound, risesOf, soundRate } from './recordedFile.ts'

/** The furthest that sound and picture may be apart, in seconds (R3). */
export const apart = 0.08
/** Looks at the pictures and listens to the sound so many times a second, to find flashes and beeps. */
const looks = 100

/**
 * What is to be seen and heard in a trial's recording, from a moment on, for some seconds: the share of pictures with both
 * people, how loud the steady tone is, how many beeps there are, and by how many seconds they follow their flashes.
 */
export async function lookAndListen(path: string, from = 0, length = 1e6) {
  const pictures = await readPictures(path, looks, from, length)
  const colours = pictures.map(({ colourAt }) => ({ left: colourAt(0.25, 0.5), right: colourAt(0.75, 0.5) }))
  const shown = colours.filter(({ left, right }) => left.red > 120 && right.blue > 120)
  const sound = await readSound(path, from, length)
  const step = soundRate / looks
  const beeping = Array.from({ length: Math.floor(sound.length / step) }, (_, index) =>
    amplitudeOf(sound.subarray(index * step, (index + 1) * step), 440),
  )
  const beeps = risesOf(beeping, 0.05)
  const flashes = risesOf(
    colours.map(({ left }) => left.green),
    128,
  )
  const offsets = beeps.flatMap((beep) => flashes.map((flash) => (beep - flash) / looks))
  const near = offsets.filter((offset) => Math.abs(offset) < 0.5).toSorted((one, other) => one - other)
  return {
    bothSeen: shown.length / pictures.length,
    steadyTone: amplitudeOf(sound, 1000),
    beeps: beeps.length,
    offset: near[Math.floor(near.length / 2)] ?? Number.POSITIVE_INFINITY,
  }
}
