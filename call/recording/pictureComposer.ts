import type { RecordingLayout } from './recording.ts'
import { layOut, type Person, pictureSize, type Size, type Slot } from './recordingLayout.ts'
import { PictureTile } from './pictureTile.ts'

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D

export type Names = Record<Person, string>

/** Puts the pictures of a call together on one canvas of `pictureSize` (R3). Works in a page and in a worker. */
export class PictureComposer {
  readonly #context: Context
  readonly #layout: RecordingLayout
  #names: Names
  #front: Person = 'remote'
  #present = new Set<Slot>()
  #tiles: PictureTile[] = []
  #changed = true

  constructor(context: Context, layout: RecordingLayout, names: Names) {
    this.#context = context
    this.#layout = layout
    this.#names = names
    context.fillStyle = '#000'
    context.fillRect(0, 0, pictureSize.width, pictureSize.height)
    this.#arrange()
  }

  rename(names: Names) {
    if (names.local === this.#names.local && names.remote === this.#names.remote) return
    this.#names = names
    this.#arrange()
  }

  /** Who is in front, where the layout has somebody there. */
  bringForward(front: Person) {
    if (front === this.#front) return
    this.#front = front
    this.#arrange()
  }

  /** Whether there is a picture in this place. Without one there are initials, and no place for a screen. */
  setPresent(slot: Slot, present: boolean) {
    if (present === this.#present.has(slot)) return
    if (present) this.#present.add(slot)
    else this.#present.delete(slot)
    if (slot === 'screen') this.#arrange()
    else if (!present) this.#tiles.find((tile) => tile.slot === slot)?.clear()
    this.#changed = true
  }

  /** Takes a picture into its place; the picture is not needed afterwards. */
  draw(slot: Slot, picture: CanvasImageSource, size: Size) {
    if (!this.#present.has(slot)) return
    this.#tiles.find((tile) => tile.slot === slot)?.draw(picture, size)
    this.#changed = true
  }

  /** Brings the canvas up to date; costs nothing where no picture came since, unless it is drawn `anyway`. */
  compose(anyway = false) {
    if (!this.#changed && !anyway) return
    this.#changed = false
    for (const { canvas, box } of this.#tiles) this.#context.drawImage(canvas, box.x, box.y)
  }

  /** Pictures stay while they move: a still screen sends no new one for a long time. */
  #arrange() {
    const before = this.#tiles
    const arrangement = { screen: this.#present.has('screen'), front: this.#front }
    this.#tiles = layOut(this.#layout, arrangement).map(({ slot, box }) => {
      const tile = new PictureTile(slot, box, slot === 'screen' ? null : this.#names[slot])
      const old = before.find((each) => each.slot === slot)
      if (old && this.#present.has(slot)) tile.takeFrom(old)
      return tile
    })
    this.#changed = true
  }
}
