import type { QualitySample } from './statsReading.ts'

/** For tests: one second of a good call, with what `change` says differently. */
export function sampleOf(
  change: {
    at?: number
    roundTripMs?: number | null
    availableBitrate?: number | null
    up?: Partial<QualitySample['up']>
    down?: Partial<QualitySample['down']>
  } = {},
): QualitySample {
  const flow = { bitrate: 1_500_000, lossRatio: 0, framesPerSecond: 30, width: 1280, height: 720 }
  return {
    at: 0,
    seconds: 1,
    roundTripMs: 40,
    availableBitrate: null,
    path: 'direct',
    protocol: 'udp',
    ...change,
    up: { ...flow, limitation: 'none', ...change.up },
    down: { ...flow, jitterMs: 5, freezes: 0, ...change.down },
  }
}
