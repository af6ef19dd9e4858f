import { captureConstraints } from '../../../../call/mediaDevices.ts'
import type { OpenCamera } from '../checks/camera.ts'

/** How long frames are counted, after the first one, in milliseconds. */
const countingTime = 1_500
/** A camera that shows nothing for this long is broken, in milliseconds. */
const firstFrameTime = 5_000

/** Opens the camera that was chosen for calls, or the system's own. */
export function openCamera(id: string): OpenCamera {
  return async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ video: captureConstraints('camera', id) })
    const video = document.createElement('video')
    video.muted = true
    video.playsInline = true
    video.srcObject = stream
    const [track] = stream.getVideoTracks()
    return {
      stream,
      measure: async () => {
        void video.play().catch(() => undefined)
        const framesPerSecond = await countFrames(video)
        const { videoWidth: width, videoHeight: height } = video
        return { device: track?.label ?? '', width, height, framesPerSecond }
      },
      close: () => {
        video.srcObject = null
        track?.stop()
      },
    }
  }
}

/** Frames per second, from the first frame on; 0 where none comes. */
function countFrames(video: HTMLVideoElement): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>()
  let [frames, began] = [0, 0]
  const giveUp = setTimeout(() => resolve(0), firstFrameTime)
  const onFrame = (now: number) => {
    if (frames === 0) {
      clearTimeout(giveUp)
      began = now
    }
    if (now - began >= countingTime) return resolve(Math.round((frames * 1_000) / (now - began)))
    frames += 1
    video.requestVideoFrameCallback(onFrame)
  }
  video.requestVideoFrameCallback(onFrame)
  return promise
}
