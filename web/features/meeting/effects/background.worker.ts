import type { FramePipes, FromBackgroundWorker, ToBackgroundWorker } from './backgroundFrames.ts'
import { Compositor } from './compositor.ts'
import { PaceMeter } from './paceMeter.ts'
import { openSegmenter } from './segmenter.ts'

/** Milliseconds between two frames that are asked for. */
const frameInterval = 33

const tell = (message: FromBackgroundWorker, transfer: Transferable[] = []) =>
  postMessage(message, { transfer })

const pace = new PaceMeter((milliseconds) => tell({ type: 'pace', milliseconds }))
let compositor: Compositor | null = null
const course = { stopped: false }

addEventListener('message', ({ data }: MessageEvent<ToBackgroundWorker>) => {
  if (data.type === 'start') void orFail(() => start(data))
  if (data.type === 'look' && compositor) compositor.look = data.look
  if (data.type === 'frame') void orFail(() => answer(data.frame))
  if (data.type === 'stop') course.stopped = true
})

async function orFail(work: () => Promise<void>) {
  try {
    await work()
  } catch (error) {
    tell({ type: 'failed', reason: error instanceof Error ? error.message : String(error) })
  }
}

async function start({ look, pipes }: Extract<ToBackgroundWorker, { type: 'start' }>) {
  compositor = new Compositor(await openSegmenter(), look)
  if (pipes) await pump(compositor, pipes)
  else tell({ type: 'ready' })
  if (!pipes) tell({ type: 'next' })
}

/** Makes a picture of each frame until the camera ends; a frame that comes meanwhile replaces the one that waits. */
async function pump(maker: Compositor, { frames, pictures }: FramePipes) {
  const reader = frames.getReader()
  const writer = pictures.getWriter()
  for (let first = true; !course.stopped; first = false) {
    const { value: frame, done } = await reader.read()
    if (done) break
    await writer.write(await redraw(maker, frame))
    if (first) tell({ type: 'ready' })
  }
  // Either end may have gone already: the camera or the track that was made.
  await Promise.allSettled([reader.cancel(), writer.close()])
  tell({ type: 'stopped' })
}

/** Frames hold memory of the camera and are given back at once. */
async function redraw(maker: Compositor, frame: VideoFrame) {
  const begun = performance.now()
  try {
    const size = { width: frame.displayWidth, height: frame.displayHeight }
    const picture = await maker.compose({ image: frame, size })
    return new VideoFrame(picture, { timestamp: frame.timestamp, alpha: 'discard' })
  } finally {
    frame.close()
    pace.add(performance.now() - begun)
  }
}

async function answer(frame: ImageBitmap) {
  const begun = performance.now()
  try {
    if (course.stopped || !compositor) return tell({ type: 'stopped' })
    const { width, height } = frame
    const made = await compositor.compose({ image: frame, size: { width, height } })
    const picture = await createImageBitmap(made)
    tell({ type: 'picture', picture }, [picture])
  } finally {
    frame.close()
    const spent = performance.now() - begun
    pace.add(spent)
    // A worker's clock goes on in a hidden tab, where the page's own is slowed down.
    setTimeout(() => tell({ type: course.stopped ? 'stopped' : 'next' }), Math.max(0, frameInterval - spent))
  }
}
