/** Sound waits for a worker that is held up: 200 pieces of 10 ms are two seconds. */
const soundBuffer = 200

/** Whether this browser's pages hand out the frames of a track, as Chromium's do. */
export const handsOutFrames = () => 'MediaStreamTrackProcessor' in globalThis

const isVideo = (track: MediaStreamTrack): track is MediaStreamVideoTrack => track.kind === 'video'
const isAudio = (track: MediaStreamTrack): track is MediaStreamAudioTrack => track.kind === 'audio'

/** The pictures of a track, to be read in a worker; the track itself is left as it is. */
export function openPictures(track: MediaStreamTrack): ReadableStream<VideoFrame> {
  if (!isVideo(track)) throw new TypeError('Not a track of pictures')
  return new MediaStreamTrackProcessor({ track }).readable
}

export function openSound(track: MediaStreamTrack): ReadableStream<AudioData> {
  if (!isAudio(track)) throw new TypeError('Not a track of sound')
  return new MediaStreamTrackProcessor({ track, maxBufferSize: soundBuffer }).readable
}
