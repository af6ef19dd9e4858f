/** Two notes of a soft chord, in hertz, the second a little later. */
const notes = [523.25, 783.99]
/** Seconds. */
const apart = 0.18
const length = 0.9

/** Plays a short, soft tone on the speaker `speakerId`, or the system's own, to its end. */
export async function playSpeakerTone(speakerId: string) {
  const context = new AudioContext()
  try {
    const output = context.createMediaStreamDestination()
    const audio = new Audio()
    audio.srcObject = output.stream
    // A speaker that is gone: the system's own plays.
    if (speakerId && 'setSinkId' in audio) await audio.setSinkId(speakerId).catch(() => undefined)
    await context.resume()
    await audio.play()
    const { promise, resolve } = Promise.withResolvers<void>()
    for (const [index, frequency] of notes.entries()) {
      const oscillator = strike(context, output, frequency, context.currentTime + 0.05 + index * apart)
      if (index === notes.length - 1) oscillator.addEventListener('ended', () => resolve())
    }
    await promise
    audio.srcObject = null
  } finally {
    await context.close()
  }
}

function strike(context: AudioContext, output: AudioNode, frequency: number, start: number) {
  const oscillator = new OscillatorNode(context, { type: 'sine', frequency })
  const gain = new GainNode(context, { gain: 0 })
  gain.gain.setValueAtTime(0, start)
  gain.gain.linearRampToValueAtTime(0.25, start + 0.03)
  gain.gain.exponentialRampToValueAtTime(0.001, start + length)
  oscillator.connect(gain).connect(output)
  oscillator.start(start)
  oscillator.stop(start + length)
  return oscillator
}
