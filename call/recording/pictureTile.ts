import { initialsOf } from '../../contract/initials.ts'
import { type Box, fitInto, type Size, type Slot } from './recordingLayout.ts'

const colours = { ground: '#17130f', face: '#5b4636', ink: '#fff', label: 'rgb(0 0 0 / 60%)' } as const
const font = (pixels: number, weight = 600) =>
  `${weight} ${pixels}px "Figtree Variable", system-ui, sans-serif`
const label = { pixels: 20, inset: 12, padding: 10, height: 32 } as const

function openCanvas({ width, height }: Size) {
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d', { alpha: false })
  if (!context) throw new Error('No canvas')
  return { canvas, context }
}

/** One person's or screen's place in the recorded picture, drawn on a canvas of its own. */
export class PictureTile {
  readonly slot: Slot
  readonly box: Box
  readonly canvas: OffscreenCanvas
  readonly #context: OffscreenCanvasRenderingContext2D
  /** Null: nobody's, as a screen is. */
  readonly #name: string | null
  readonly #label: OffscreenCanvas | null
  #area: Box | null = null

  constructor(slot: Slot, box: Box, name: string | null) {
    this.slot = slot
    this.box = box
    this.#name = name
    ;({ canvas: this.canvas, context: this.#context } = openCanvas(box))
    this.#label = name ? drawLabel(name, box.width - 2 * label.inset) : null
    this.clear()
  }

  /** Shows the initials instead of a picture. */
  clear() {
    this.#area = null
    this.#fillGround()
    if (this.#name !== null) this.#drawFace(initialsOf(this.#name))
    this.#drawLabel()
  }

  draw(picture: CanvasImageSource, size: Size) {
    this.#show(size, (area) => this.#context.drawImage(picture, area.x, area.y, area.width, area.height))
  }

  /** Takes over what another tile shows, in this one's size. */
  takeFrom({ canvas, area }: PictureTile) {
    if (!area) return
    this.#show(area, (to) =>
      this.#context.drawImage(
        canvas,
        area.x,
        area.y,
        area.width,
        area.height,
        to.x,
        to.y,
        to.width,
        to.height,
      ),
    )
  }

  /** Where the picture is within the tile; null while there is none. */
  get area() {
    return this.#area
  }

  #show(size: Size, drawInto: (area: Box) => void) {
    const area = fitInto(size, this.box)
    const sameShape = this.#area?.width === area.width && this.#area.height === area.height
    // The bars beside a picture stay as they are while its shape does.
    if (!sameShape) this.#fillGround()
    this.#area = area
    drawInto(area)
    this.#drawLabel()
  }

  #fillGround() {
    this.#context.fillStyle = colours.ground
    this.#context.fillRect(0, 0, this.box.width, this.box.height)
  }

  #drawFace(initials: string) {
    const context = this.#context
    const { width, height } = this.box
    const radius = Math.min(width, height) / 4
    context.fillStyle = colours.face
    context.beginPath()
    context.arc(width / 2, height / 2, radius, 0, 2 * Math.PI)
    context.fill()
    context.fillStyle = colours.ink
    context.font = font(Math.round(radius * 0.8), 700)
    context.textAlign = 'center'
    context.textBaseline = 'middle'
    context.fillText(initials, width / 2, height / 2 + radius * 0.05)
  }

  #drawLabel() {
    if (this.#label)
      this.#context.drawImage(this.#label, label.inset, this.box.height - label.height - label.inset)
  }
}

/** A name is drawn once: letters are the dearest thing to draw. */
function drawLabel(name: string, widest: number) {
  const measuring = openCanvas({ width: 1, height: 1 }).context
  measuring.font = font(label.pixels)
  const width = Math.ceil(Math.min(widest, measuring.measureText(name).width + 2 * label.padding))
  const canvas = new OffscreenCanvas(width, label.height)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('No canvas')
  context.fillStyle = colours.label
  context.beginPath()
  context.roundRect(0, 0, width, label.height, label.height / 2)
  context.fill()
  context.fillStyle = colours.ink
  context.font = font(label.pixels)
  context.textBaseline = 'middle'
  context.fillText(name, label.padding, label.height / 2 + 1, width - 2 * label.padding)
  return canvas
}
