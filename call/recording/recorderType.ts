import type { RecordingFormat } from './recording.ts'

/** Media types that a MediaRecorder may make for each format, the cheapest to encode first. */
const types: Record<RecordingFormat, readonly string[]> = {
  webm: ['video/webm;codecs=vp8,opus', 'video/webm;codecs=vp9,opus'],
  mp4: ['video/mp4;codecs=avc1.42e01f,mp4a.40.2', 'video/mp4;codecs=avc1,mp4a.40.2', 'video/mp4'],
}

/** The type that this browser's MediaRecorder makes; null where it makes none. */
export function findRecorderType(format: RecordingFormat) {
  if (!('MediaRecorder' in globalThis)) return null
  return types[format].find((type) => MediaRecorder.isTypeSupported(type)) ?? null
}
