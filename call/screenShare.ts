import { type MediaDevicesPort, screenConstraints } from './mediaDevices.ts'
import { isDismissedPicker, mediaProblem, type MediaProblem } from './mediaErrors.ts'

/** What is to be kept where not everything gets through: sharp letters, or smooth movement (C6). */
export type ScreenMode = 'text' | 'motion'

/** Nobody closes the browser's picker sooner, in milliseconds: then none was shown. */
const quickestDismissal = 200

const hints: Record<ScreenMode, string> = { text: 'text', motion: 'motion' }

export type ScreenShareParts = {
  /** Undefined where the page is not a secure context. */
  devices: MediaDevicesPort | undefined
  /** Milliseconds since some moment. */
  now(): number
  changed(): void
}

/** Our own screen, window or tab while it is shared: its picture, and its sound where the browser gives it. */
export class ScreenShare {
  readonly #parts: ScreenShareParts
  #picture: MediaStreamTrack | null = null
  #sound: MediaStreamTrack | null = null
  #problem: MediaProblem | null = null
  #mode: ScreenMode = 'text'
  /** Which request of the browser's is still wanted; null while none is open. */
  #asked: symbol | null = null
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
    if (this.#picture || this.#asked || this.#closed) return
    const asked = Symbol('request')
    this.#asked = asked
    this.#problem = null
    const since = this.#parts.now()
    try {
      const stream = await this.#request()
      // Stopped or hung up while the picker was open: nothing may be captured any more.
      if (this.#asked === asked) this.#take(stream)
      else stopAll(stream)
    } catch (error) {
      if (this.#asked === asked) this.#fail(mediaProblem('screen', error), this.#parts.now() - since)
    }
    if (this.#asked !== asked) return
    this.#asked = null
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

  #request() {
    const { devices } = this.#parts
    if (!devices) throw new TypeError('No media devices on an insecure page')
    if (!devices.getDisplayMedia) throw new DOMException('No screen capture', 'NotSupportedError')
    return devices.getDisplayMedia(screenConstraints(devices.keepsOwnSoundOut?.() ?? false))
  }

  /** A closed picker and a browser that shows none give the same error; only the time tells them apart. */
  #fail(problem: MediaProblem, waited: number) {
    if (!isDismissedPicker(problem)) this.#problem = problem
    else if (waited < quickestDismissal)
      this.#problem = { device: 'screen', code: 'media/blocked-by-browser' }
  }

  #take(stream: MediaStream) {
    const picture = stream.getVideoTracks()[0]
    if (!picture) return stopAll(stream)
    picture.contentHint = hints[this.#mode]
    picture.addEventListener('ended', this.#ended)
    this.#picture = picture
    this.#sound = stream.getAudioTracks()[0] ?? null
    // What a tab plays is no speech, and is not to be treated as such.
    if (this.#sound) this.#sound.contentHint = 'music'
  }

  #ended = () => this.stop()

  #drop() {
    this.#asked = null
    this.#picture?.removeEventListener('ended', this.#ended)
    this.#picture?.stop()
    this.#sound?.stop()
    this.#picture = null
    this.#sound = null
  }
}

function stopAll(stream: MediaStream) {
  for (const track of stream.getTracks()) track.stop()
}
