type DocumentPictureInPicture = { requestWindow(size: { width: number; height: number }): Promise<Window> }

declare global {
  interface Window {
    /** Chromium alone has it. */
    documentPictureInPicture?: DocumentPictureInPicture
  }
}

const size = { width: 400, height: 300 }

/** A window of our own above all others, with the looks of this page; null where the browser has none. */
export async function openFloatingWindow(): Promise<Window | null> {
  const opened = await window.documentPictureInPicture?.requestWindow(size)
  if (!opened) return null
  for (const sheet of document.querySelectorAll('link[rel=stylesheet], style')) {
    opened.document.head.append(opened.document.importNode(sheet, true))
  }
  const { documentElement, body } = opened.document
  documentElement.lang = document.documentElement.lang
  body.className = 'scheme-dark'
  opened.document.title = document.title
  return opened
}

/** The picture alone in the browser's own window. Fails where that is not allowed. */
export async function floatPicture(stream: MediaStream, onClosed: () => void) {
  const video = document.createElement('video')
  video.muted = true
  video.playsInline = true
  video.srcObject = stream
  await video.play()
  video.addEventListener('leavepictureinpicture', onClosed)
  await video.requestPictureInPicture()
  return () => {
    video.removeEventListener('leavepictureinpicture', onClosed)
    if (document.pictureInPictureElement === video) void document.exitPictureInPicture()
    video.srcObject = null
  }
}
