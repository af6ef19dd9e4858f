import type { RecordingFormat } from './recording.ts'
import { pictureSize } from './recordingLayout.ts'

type VideoCodec = { name: 'vp8' | 'vp9' | 'avc' | 'av1'; fullName: string }
type AudioCodec = 'opus' | 'aac'
export type Codecs = { video: VideoCodec; audio: AudioCodec }

/** Frames in a second of a recording: 30 would cost a fifth more. */
export const frameRate = 25
/** Frames of sound in a second, in two channels. */
export const soundRate = 48_000
export const soundBitrate = 96_000

const vp8: VideoCodec = { name: 'vp8', fullName: 'vp8' }
const vp9: VideoCodec = { name: 'vp9', fullName: 'vp09.00.31.08' }
/**
 * The cheapest to encode comes first: the call goes on meanwhile. On a machine of two busy cores a frame took 16 ms in H.264,
 * 23 in VP9, 77 in AV1, and in VP8, whose threads wait for each other, more than 200.
 */
const videoCodecs: Record<RecordingFormat, readonly VideoCodec[]> = {
  webm: [vp9, vp8],
  mp4: [{ name: 'avc', fullName: 'avc1.42e01f' }, vp9, { name: 'av1', fullName: 'av01.0.05M.08' }],
}
/** What plays everywhere comes first. */
const audioCodecs: Record<RecordingFormat, readonly AudioCodec[]> = { webm: ['opus'], mp4: ['aac', 'opus'] }
const audioNames: Record<AudioCodec, string> = { opus: 'opus', aac: 'mp4a.40.2' }

/** The codecs that this browser encodes for such a file; null where it has none. */
export async function findCodecs(format: RecordingFormat, bitrate: number): Promise<Codecs | null> {
  if (!('VideoEncoder' in globalThis) || !('AudioEncoder' in globalThis)) return null
  const video = await firstSupported(videoCodecs[format], ({ fullName }) =>
    VideoEncoder.isConfigSupported({ codec: fullName, ...pictureSize, bitrate, framerate: frameRate }),
  )
  const audio = await firstSupported(audioCodecs[format], (name) =>
    AudioEncoder.isConfigSupported({
      codec: audioNames[name],
      sampleRate: soundRate,
      numberOfChannels: 2,
      bitrate: soundBitrate,
    }),
  )
  return video && audio ? { video, audio } : null
}

async function firstSupported<Codec>(
  codecs: readonly Codec[],
  ask: (codec: Codec) => Promise<{ supported?: boolean }>,
) {
  for (const codec of codecs) {
    const supported = await ask(codec).then(
      (answer) => answer.supported === true,
      () => false,
    )
    if (supported) return codec
  }
  return null
}
