import type { BackgroundLook } from './backgroundFrames.ts'
import { maskSize, type Segmenter } from './segmenter.ts'
import { smoothMask } from './smoothMask.ts'

/** The blurred picture is made at this part of the size and drawn large again. */
const blurScale = 1 / 8
/** Blurred in software where the canvas has no filters (Safari): a picture this small is soft by itself. */
const plainBlurScale = 1 / 32
const blurPixels = 3
/** The blur would fade out at the picture's border; what is drawn sticks out by so much of the size. */
const overhang = 0.04

function openCanvas(width: number, height: number, frequentReads = false) {
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d', { willReadFrequently: frequentReads })
  if (!context) throw new Error('No canvas in this worker')
  context.imageSmoothingQuality = 'high'
  return { canvas, context }
}

type Size = { width: number; height: number }
type Frame = { image: VideoFrame | ImageBitmap; size: Size }

/** Puts the person of each frame before another background. The canvas that it answers is its own and drawn anew by the next call. */
export class Compositor {
  readonly #segment: Segmenter
  readonly #small = openCanvas(maskSize.width, maskSize.height, true)
  readonly #mask = openCanvas(maskSize.width, maskSize.height)
  readonly #maskImage = new ImageData(maskSize.width, maskSize.height)
  readonly #kept = new Float32Array(maskSize.width * maskSize.height)
  #picture = openCanvas(1, 1)
  #blurred = openCanvas(1, 1)
  look: BackgroundLook

  constructor(segment: Segmenter, look: BackgroundLook) {
    this.#segment = segment
    this.look = look
  }

  async compose(frame: Frame) {
    await this.#findPerson(frame)
    const { width, height } = frame.size
    if (this.#picture.canvas.width !== width || this.#picture.canvas.height !== height)
      this.#picture = openCanvas(width, height)
    const { canvas, context } = this.#picture
    context.globalCompositeOperation = 'copy'
    context.drawImage(this.#mask.canvas, 0, 0, width, height)
    context.globalCompositeOperation = 'source-in'
    context.drawImage(frame.image, 0, 0, width, height)
    context.globalCompositeOperation = 'destination-over'
    this.#drawBehind(context, frame)
    return canvas
  }

  async #findPerson({ image }: Frame) {
    const { width, height } = maskSize
    this.#small.context.drawImage(image, 0, 0, width, height)
    smoothMask(this.#kept, await this.#segment(this.#small.context.getImageData(0, 0, width, height).data))
    const { data } = this.#maskImage
    for (let index = 0; index < this.#kept.length; index += 1)
      data[index * 4 + 3] = (this.#kept[index] ?? 0) * 255
    this.#mask.context.putImageData(this.#maskImage, 0, 0)
  }

  #drawBehind(context: OffscreenCanvasRenderingContext2D, frame: Frame) {
    const { width, height } = frame.size
    if (this.look.kind === 'blur') {
      context.drawImage(this.#blur(frame), 0, 0, width, height)
      return
    }
    const { picture } = this.look
    const scale = Math.max(width / picture.width, height / picture.height)
    const [wide, high] = [picture.width * scale, picture.height * scale]
    context.drawImage(picture, (width - wide) / 2, (height - high) / 2, wide, high)
  }

  #blur({ image, size }: Frame) {
    const scale = 'filter' in this.#blurred.context ? blurScale : plainBlurScale
    const [width, height] = [Math.ceil(size.width * scale), Math.ceil(size.height * scale)]
    if (this.#blurred.canvas.width !== width || this.#blurred.canvas.height !== height)
      this.#blurred = openCanvas(width, height)
    const { canvas, context } = this.#blurred
    context.filter = `blur(${blurPixels}px)`
    const [beside, above] = [width * overhang, height * overhang]
    context.drawImage(image, -beside, -above, width + 2 * beside, height + 2 * above)
    return canvas
  }
}
