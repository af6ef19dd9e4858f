const [width, height, rate] = [640, 360, 30]

/** A moving picture for who has no camera, so that the way can be measured all the same. */
export function drawnPicture() {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d')
  let count = 0
  const draw = () => {
    count += 1
    if (!context) return
    context.fillStyle = `hsl(${count % 360} 40% 30%)`
    context.fillRect(0, 0, width, height)
    context.fillStyle = 'white'
    context.fillRect((count * 7) % width, (count * 3) % height, 80, 80)
  }
  const timer = setInterval(draw, 1_000 / rate)
  draw()
  const [track] = canvas.captureStream(rate).getVideoTracks()
  if (!track) throw new Error('A canvas always has a picture')
  return {
    track,
    close: () => {
      clearInterval(timer)
      track.stop()
    },
  }
}
