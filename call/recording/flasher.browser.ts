/** A worker that draws a person for trials of the recorder: its clock goes on where the page is hidden. */
export type Flasher = { colour: string; flashes: boolean; writable: WritableStream<VideoFrame> }

/** Milliseconds between two flashes, how long each is, and between two pictures. */
const beat = 1000
const flashLength = 100
const pace = 1000 / 30

addEventListener('message', ({ data }: MessageEvent<Flasher>) => {
  const { colour, flashes, writable } = data
  const canvas = new OffscreenCanvas(640, 360)
  const context = canvas.getContext('2d')
  const writer = writable.getWriter()
  let bright = false
  const draw = () => {
    const before = bright
    bright = flashes && performance.now() % beat < flashLength
    // The page makes the beep that belongs to it.
    if (bright !== before) postMessage(bright)
    if (!context || (writer.desiredSize ?? 0) <= 0) return
    context.fillStyle = bright ? '#fff' : colour
    context.fillRect(0, 0, canvas.width, canvas.height)
    void writer.write(new VideoFrame(canvas, { timestamp: performance.now() * 1000 }))
  }
  setInterval(draw, pace)
})
