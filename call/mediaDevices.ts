/** The part of navigator.mediaDevices that a call uses. A fake stands in fakeMediaDevices.ts. */
export type MediaDevicesPort = {
  getUserMedia(constraints: MediaStreamConstraints): Promise<MediaStream>
  /** Missing on most phones. */
  getDisplayMedia?(options: DisplayMediaStreamOptions): Promise<MediaStream>
}

export type Device = 'microphone' | 'camera'

/** Constraints for one device; `id` is a wish, so that a device that is gone gives way to another. */
export function captureConstraints(device: Device, id: string | undefined): MediaTrackConstraints {
  const wish: MediaTrackConstraints = id ? { deviceId: { ideal: id } } : {}
  if (device === 'microphone') {
    return { ...wish, echoCancellation: true, noiseSuppression: true, autoGainControl: true }
  }
  return { ...wish, width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } }
}

// The type of the constraints lacks `cursor`, which the Screen Capture specification has.
const screenVideo: MediaTrackConstraints & { cursor: 'always' } = {
  frameRate: { ideal: 30 },
  cursor: 'always',
}

/** A screen, window or tab with its pointer (C6); without sound. */
export const screenConstraints: DisplayMediaStreamOptions = { video: screenVideo, audio: false }
