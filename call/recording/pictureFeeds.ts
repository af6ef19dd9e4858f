import type { PictureComposer } from './pictureComposer.ts'
import type { Slot } from './recordingLayout.ts'

/** Draws the frames of up to three tracks as they come. In a worker. */
export class PictureFeeds {
  readonly #composer: PictureComposer
  readonly #readers = new Map<Slot, ReadableStreamDefaultReader<VideoFrame>>()

  constructor(composer: PictureComposer) {
    this.#composer = composer
  }

  /** Shows these frames in this place from now on; null: none. */
  show(slot: Slot, frames: ReadableStream<VideoFrame> | null) {
    void this.#readers.get(slot)?.cancel()
    this.#readers.delete(slot)
    this.#composer.setPresent(slot, frames !== null)
    if (!frames) return
    const reader = frames.getReader()
    this.#readers.set(slot, reader)
    void this.#draw(slot, reader)
  }

  close() {
    for (const reader of this.#readers.values()) void reader.cancel()
    this.#readers.clear()
  }

  /** Frames hold memory of the camera and are given back at once. */
  async #draw(slot: Slot, reader: ReadableStreamDefaultReader<VideoFrame>) {
    for (;;) {
      const { value: frame, done } = await reader.read()
      if (done) return
      try {
        const size = { width: frame.displayWidth, height: frame.displayHeight }
        if (this.#readers.get(slot) === reader) this.#composer.draw(slot, frame, size)
      } finally {
        frame.close()
      }
    }
  }
}
