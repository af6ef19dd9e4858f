/** Reads how loud a track is now. */
export type LevelMeter = {
  /** The loudest sample of the last moment, from 0 to 1; null while the browser lets nothing be measured. */
  read(): number | null
  close(): void
}
export type OpenLevelMeter = (track: MediaStreamTrack) => LevelMeter

/** The samples that are looked at: at 48 kHz 171 ms, so that nothing is missed between two looks. */
const windowSize = 8192

/**
 * Measures a copy of the track that stays open while the track is muted. Nothing of it leaves this page, and it ends
 * with the meter.
 */
export const browserLevelMeter: OpenLevelMeter = (track) => {
  const copy = track.clone()
  copy.enabled = true
  const context = new AudioContext()
  const analyser = context.createAnalyser()
  analyser.fftSize = windowSize
  context.createMediaStreamSource(new MediaStream([copy])).connect(analyser)
  const samples = new Float32Array(windowSize)
  // Browsers let no sound run before a press on the page; measuring counts as sound.
  const resume = () => void context.resume().catch(() => undefined)
  const gestures = ['pointerdown', 'keydown'] as const
  for (const gesture of gestures) addEventListener(gesture, resume)
  return {
    read() {
      if (context.state !== 'running') return null
      analyser.getFloatTimeDomainData(samples)
      return samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0)
    },
    close() {
      for (const gesture of gestures) removeEventListener(gesture, resume)
      copy.stop()
      void context.close().catch(() => undefined)
    },
  }
}

/** The quietest that a meter shows, in decibels below full scale. */
const floor = 60

/** How full a meter is at `level`, from 0 to 1: loudness is felt in decibels. */
export function meterShare(level: number) {
  if (level <= 0) return 0
  return Math.min(1, Math.max(0, 1 + (20 * Math.log10(level)) / floor))
}

/** How far a meter falls in a second, of its whole length. */
const fall = 1.5

/** A meter rises at once and falls slowly, so that the eye can follow. */
export function smoothShare(before: number, share: number, elapsed: number) {
  return Math.max(share, before - (fall * elapsed) / 1000)
}
