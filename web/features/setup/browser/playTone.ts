import { toneWav } from './toneWav.ts'

/** Longer than the tone: a browser that does not tell its end is not waited for. Milliseconds. */
const longest = 3_000

/** Plays the test tone on the chosen speaker, or the system's own, to its end. */
export async function playTone(speakerId: string) {
  const url = URL.createObjectURL(new Blob([toneWav()], { type: 'audio/wav' }))
  try {
    const audio = new Audio(url)
    // A speaker that is gone: the system's own plays.
    if (speakerId && 'setSinkId' in audio) await audio.setSinkId(speakerId).catch(() => undefined)
    const ended = new Promise<void>((resolve) => {
      audio.addEventListener('ended', () => resolve())
      setTimeout(resolve, longest)
    })
    await audio.play()
    await ended
  } finally {
    URL.revokeObjectURL(url)
  }
}
