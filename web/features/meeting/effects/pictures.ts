export const pictureNames = ['dawn', 'forest', 'evening', 'studio'] as const
export type PictureName = (typeof pictureNames)[number]

type Disc = { x: number; y: number; radius: number; colour: string }
type Scene = {
  sky: readonly string[]
  discs: readonly Disc[]
  hills: readonly { y: number; colour: string }[]
}

/** Places and sizes are parts of the width and the height. */
const scenes: Record<PictureName, Scene> = {
  dawn: {
    sky: ['#f6c9a6', '#f3a683', '#c9828a'],
    discs: [{ x: 0.72, y: 0.45, radius: 0.09, colour: '#fff1d6' }],
    hills: [
      { y: 0.66, colour: '#b0707f' },
      { y: 0.78, colour: '#8a5468' },
    ],
  },
  forest: {
    sky: ['#dcebd5', '#9cc3a0', '#4f8a6b'],
    discs: [
      { x: 0.2, y: 0.25, radius: 0.14, colour: '#eaf5e066' },
      { x: 0.8, y: 0.35, radius: 0.2, colour: '#eaf5e033' },
    ],
    hills: [
      { y: 0.58, colour: '#3f7a5c' },
      { y: 0.74, colour: '#2a5a43' },
    ],
  },
  evening: {
    sky: ['#14204a', '#33367a', '#6a4a94'],
    discs: [
      { x: 0.18, y: 0.24, radius: 0.06, colour: '#f4f0ff' },
      { x: 0.62, y: 0.3, radius: 0.012, colour: '#d9d4ff' },
      { x: 0.85, y: 0.18, radius: 0.01, colour: '#d9d4ff' },
    ],
    hills: [
      { y: 0.7, colour: '#2a2a63' },
      { y: 0.82, colour: '#191c45' },
    ],
  },
  studio: {
    sky: ['#efe6da', '#e3d4c1', '#cdb69b'],
    discs: [
      { x: 0.16, y: 0.3, radius: 0.12, colour: '#fff8ec99' },
      { x: 0.84, y: 0.3, radius: 0.12, colour: '#fff8ec99' },
    ],
    hills: [{ y: 0.8, colour: '#a98d6e' }],
  },
}

/** Draws a background over the whole canvas: no file has to be loaded for it. */
export function drawPicture(canvas: HTMLCanvasElement | OffscreenCanvas, name: PictureName) {
  const context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D | null = canvas.getContext('2d')
  if (!context) return
  const { width, height } = canvas
  const { sky, discs, hills } = scenes[name]
  const gradient = context.createLinearGradient(0, 0, 0, height)
  sky.forEach((colour, index) => gradient.addColorStop(index / (sky.length - 1), colour))
  context.fillStyle = gradient
  context.fillRect(0, 0, width, height)
  for (const { x, y, radius, colour } of discs) {
    context.fillStyle = colour
    context.beginPath()
    context.arc(x * width, y * height, radius * height, 0, 2 * Math.PI)
    context.fill()
  }
  hills.forEach(({ y, colour }, index) => {
    const sway = (index % 2 === 0 ? 0.09 : -0.07) * height
    context.fillStyle = colour
    context.beginPath()
    context.moveTo(0, y * height + sway)
    context.bezierCurveTo(
      width / 3,
      y * height - sway * 2,
      (width * 2) / 3,
      y * height + sway * 2,
      width,
      y * height - sway,
    )
    context.lineTo(width, height)
    context.lineTo(0, height)
    context.fill()
  })
}

/** A background at the size of a camera's picture. */
export function openPicture(name: PictureName) {
  const canvas = new OffscreenCanvas(1280, 720)
  drawPicture(canvas, name)
  return canvas.transferToImageBitmap()
}
