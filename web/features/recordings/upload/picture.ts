/** Pixels across; the lists show it at half of that. */
const width = 480
/** Milliseconds until a file that shows nothing counts as one without a picture. */
const patience = 10_000

/** A small picture from near the beginning of a recording; null where it has none, or this browser can't show it. */
export async function makePicture(file: Blob): Promise<Blob | null> {
  const url = URL.createObjectURL(file)
  const video = document.createElement('video')
  const isOver = AbortSignal.timeout(patience)
  try {
    video.muted = true
    video.preload = 'auto'
    video.src = url
    await happened(video, 'loadeddata', isOver)
    // The very first frame is often still black.
    video.currentTime = Math.min(2, (Number.isFinite(video.duration) ? video.duration : 0) / 2)
    await happened(video, 'seeked', isOver)
    return await draw(video)
  } catch {
    return null
  } finally {
    video.removeAttribute('src')
    video.load()
    URL.revokeObjectURL(url)
  }
}

function happened(video: HTMLVideoElement, event: string, isOver: AbortSignal) {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  video.addEventListener(event, () => resolve(), { once: true })
  video.addEventListener('error', () => reject(video.error), { once: true })
  isOver.addEventListener('abort', () => reject(isOver.reason), { once: true })
  return promise
}

function draw(video: HTMLVideoElement) {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = Math.round((width * video.videoHeight) / video.videoWidth) || 0
  canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height)
  const { promise, resolve } = Promise.withResolvers<Blob | null>()
  if (canvas.height === 0) return null
  canvas.toBlob(resolve, 'image/jpeg', 0.8)
  return promise
}
