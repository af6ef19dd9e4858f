import { deviceFailure, type Outcome, outcome } from './outcome.ts'

export type CameraPicture = { device: string; width: number; height: number; framesPerSecond: number }

/** An open camera. */
export type CameraFeed = {
  stream: MediaStream
  /** Watches it for a moment. */
  measure(): Promise<CameraPicture>
  close(): void
}

/** @throws {DOMException} as getUserMedia does. */
export type OpenCamera = () => Promise<CameraFeed>

/** Below this a person's movements are seen in jerks, in frames per second. */
const smoothRate = 15
/** Below this a face is hard to make out on a larger screen, in pixels. */
const clearWidth = 640

export function judgePicture(picture: CameraPicture): Outcome {
  if (picture.framesPerSecond === 0) return outcome('failed', 'camera/dark', picture)
  if (picture.framesPerSecond < smoothRate) return outcome('warn', 'camera/slow', picture)
  return picture.width < clearWidth
    ? outcome('warn', 'camera/small', picture)
    : outcome('good', 'camera/good', picture)
}

/** Opens the camera and looks at its picture. `opened` gets the feed as soon as there is one, and is to close it. */
export async function checkCamera(open: OpenCamera, opened: (feed: CameraFeed) => void): Promise<Outcome> {
  try {
    const feed = await open()
    opened(feed)
    return judgePicture(await feed.measure())
  } catch (error) {
    return deviceFailure('camera', error)
  }
}
