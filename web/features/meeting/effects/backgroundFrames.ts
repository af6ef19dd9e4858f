/** What stands behind the person. */
export type BackgroundLook = { kind: 'blur' } | { kind: 'picture'; picture: ImageBitmap }

/** The camera's frames and where the made ones go, where the browser hands out frames (Chromium). */
export type FramePipes = { frames: ReadableStream<VideoFrame>; pictures: WritableStream<VideoFrame> }

export type ToBackgroundWorker =
  | { type: 'start'; look: BackgroundLook; pipes: FramePipes | null }
  | { type: 'look'; look: BackgroundLook }
  /** Without pipes: one frame, after each `next`. */
  | { type: 'frame'; frame: ImageBitmap }
  | { type: 'stop' }

export type FromBackgroundWorker =
  /** The model is loaded and, with pipes, a first picture made. */
  | { type: 'ready' }
  | { type: 'next' }
  | { type: 'picture'; picture: ImageBitmap }
  /** How long a picture takes to make, in milliseconds, on average over the last two seconds. */
  | { type: 'pace'; milliseconds: number }
  | { type: 'failed'; reason: string }
  | { type: 'stopped' }
