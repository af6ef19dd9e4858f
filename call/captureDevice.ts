import { captureConstraints, type Device, type MediaDevicesPort } from './mediaDevices.ts'
import { mediaProblem, type MediaProblem } from './mediaErrors.ts'

export type CaptureDeviceParts = {
  device: Device
  devices: MediaDevicesPort | undefined
  changed(): void
}

/** The one camera or the one microphone of a call: its track, or why there is none. */
export class CaptureDevice {
  readonly #parts: CaptureDeviceParts
  #track: MediaStreamTrack | null = null
  #problem: MediaProblem | null = null
  #enabled = false
  /** Which of the requests that may be under way is still wanted. */
  #wish = 0
  deviceId: string | undefined

  constructor(parts: CaptureDeviceParts) {
    this.#parts = parts
  }

  get track() {
    return this.#track
  }

  get problem() {
    return this.#problem
  }

  /** What its switch says. */
  get enabled() {
    return this.#enabled
  }

  /** Asks for the device; afterwards there is a track or a problem. */
  async open() {
    const wish = this.wish()
    try {
      this.settle(wish, await this.#request())
    } catch (error) {
      if (wish === this.#wish) this.#fail(mediaProblem(this.#parts.device, error))
    }
  }

  /** Switches on ahead of a track that is being asked for, and names the request. */
  wish() {
    this.#wish += 1
    this.#enabled = true
    this.#problem = null
    this.#parts.changed()
    return this.#wish
  }

  isWished(wish: number) {
    return wish === this.#wish
  }

  /** Takes the track that a request brought. */
  settle(wish: number, track: MediaStreamTrack) {
    // Switched off, chosen otherwise or closed while the browser was asking: the lamp must not stay on.
    if (wish !== this.#wish) return track.stop()
    this.#drop()
    this.#track = track
    track.addEventListener('ended', this.#lost)
    this.#parts.changed()
  }

  /** Silence without giving the device back: speaking again is instant. */
  mute() {
    this.#enabled = false
    if (this.#track) this.#track.enabled = false
    else this.#wish += 1
    this.#parts.changed()
  }

  unmute() {
    if (!this.#track) return this.open()
    this.#enabled = true
    this.#track.enabled = true
    this.#parts.changed()
    return Promise.resolve()
  }

  /** Gives the device back: its lamp goes off (C5). */
  release() {
    this.#wish += 1
    this.#enabled = false
    this.#problem = null
    this.#drop()
    this.#parts.changed()
  }

  async #request() {
    const { device, devices } = this.#parts
    if (!devices) throw new TypeError('No media devices on an insecure page')
    const constraints = captureConstraints(device, this.deviceId)
    const stream = await devices.getUserMedia(
      device === 'camera' ? { video: constraints } : { audio: constraints },
    )
    const track = stream.getTracks()[0]
    if (!track) throw new DOMException('The stream is empty', 'NotFoundError')
    return track
  }

  /** The browser ended the track by itself: unplugged, or the permission taken back. */
  #lost = () => this.#fail({ device: this.#parts.device, code: 'media/lost' })

  #fail(problem: MediaProblem) {
    this.#enabled = false
    this.#problem = problem
    this.#drop()
    this.#parts.changed()
  }

  #drop() {
    this.#track?.removeEventListener('ended', this.#lost)
    this.#track?.stop()
    this.#track = null
  }
}
