import type { FramePipes } from './backgroundFrames.ts'

type Generator = MediaStreamTrack & { writable: WritableStream<VideoFrame> }
/** Chromium's way to a track's frames, which no other browser's page has. */
type FrameScope = typeof globalThis & {
  MediaStreamTrackProcessor?: new (init: { track: MediaStreamTrack }) => {
    readable: ReadableStream<VideoFrame>
  }
  MediaStreamTrackGenerator?: new (init: { kind: 'video' }) => Generator
}

/** The frames of `track` and a new track that shows what is written; null where the browser has no such thing. */
export function openFramePipes(
  track: MediaStreamTrack,
): { track: MediaStreamTrack; pipes: FramePipes } | null {
  const scope: FrameScope = globalThis
  const { MediaStreamTrackProcessor, MediaStreamTrackGenerator } = scope
  if (!MediaStreamTrackProcessor || !MediaStreamTrackGenerator) return null
  const generator = new MediaStreamTrackGenerator({ kind: 'video' })
  const { readable } = new MediaStreamTrackProcessor({ track })
  return { track: generator, pipes: { frames: readable, pictures: generator.writable } }
}
