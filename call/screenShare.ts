import { type MediaDevicesPort, screenConstraints } from './mediaDevices.ts'
import { isDismissedPicker, mediaProblem, type MediaProblem } from './mediaErrors.ts'

/** What is to be kept where not everything gets through: sharp letters, or smooth movement (C6). */
export type ScreenMode = 'text' | 'motion'

const hints: Record<ScreenMode, string> = { text: 'text', motion: 'motion' }

export type ScreenShareParts = {
  /** Undefined where the page is not a secure context. */
  devices: MediaDevicesPort | undefined
  changed(): void
}

/** Our own screen, window or tab while it is shared: its picture, and its sound where the browser gives it. */
export class ScreenShare {
  readonly #parts: ScreenShareParts
  #picture: MediaStreamTrack | null = null
  #sound: MediaStreamTrack | null = null
  #problem: MediaProblem | null = null
  #mode: ScreenMode = 'text'
  #asking = false
  #closed = false

  constructor(parts: ScreenShareParts) {
    this.#parts = parts
  }

  get picture() {
    return this.#picture
  }

  /** Null where nothing can be heard, or nobody allowed it in the browser's picker. */
  get sound() {
    return this.#sound
  }

  get problem() {
    return this.#problem
  }

  get mode() {
    return this.#mode
  }

  /** Asks the browser, whose picker chooses what; until stopped here or by the browser's own button. */
  async start() {
    if (this.#picture || this.#asking || this.#closed) return
    this.#asking = true
    this.#problem = null
    try {
      const { devices } = this.#parts
      if (!devices) throw new TypeError('No media devices on an insecure page')
      if (!devices.getDisplayMedia) throw new DOMException('No screen capture', 'NotSupportedError')
      this.#take(await devices.getDisplayMedia(screenConstraints))
    } catch (error) {
      const problem = mediaProblem('screen', error)
      this.#problem = isDismissedPicker(problem) ? null : problem
    }
    this.#asking = false
    this.#parts.changed()
  }

  stop() {
    this.#drop()
    this.#parts.changed()
  }

  setMode(mode: ScreenMode) {
    this.#mode = mode
    if (this.#picture) this.#picture.contentHint = hints[mode]
    this.#parts.changed()
  }

  close() {
    this.#closed = true
    this.#drop()
  }

  #take(stream: MediaStream) {
    const picture = stream.getVideoTracks()[0]
    // Hung up while the picker was open: nothing may be captured any more.
    if (!picture || this.#closed) {
      for (const track of stream.getTracks()) track.stop()
      return
    }
    picture.contentHint = hints[this.#mode]
    picture.addEventListener('ended', this.#ended)
    this.#picture = picture
    this.#sound = stream.getAudioTracks()[0] ?? null
    // What a tab plays is no speech, and is not to be treated as such.
    if (this.#sound) this.#sound.contentHint = 'music'
  }

  #ended = () => this.stop()

  #drop() {
    this.#picture?.removeEventListener('ended', this.#ended)
    this.#picture?.stop()
    this.#sound?.stop()
    this.#picture = null
    this.#sound = null
  }
}
