/** A track drawn on a canvas, and the camera's picture to draw it from: for browsers that hand out no frames. */
export async function openCanvasFrames(source: MediaStreamTrack) {
  const video = document.createElement('video')
  video.muted = true
  video.playsInline = true
  video.srcObject = new MediaStream([source])
  await video.play()
  const canvas = document.createElement('canvas')
  canvas.width = video.videoWidth
  canvas.height = video.videoHeight
  const context = canvas.getContext('2d', { alpha: false })
  const track = canvas.captureStream().getVideoTracks()[0]
  if (!context || !track) throw new Error('A canvas gives no track')
  return {
    track,
    grab: () => createImageBitmap(video),
    show(picture: ImageBitmap) {
      if (canvas.width !== picture.width) canvas.width = picture.width
      if (canvas.height !== picture.height) canvas.height = picture.height
      context.drawImage(picture, 0, 0)
      picture.close()
    },
    close() {
      video.srcObject = null
      track.stop()
    },
  }
}
