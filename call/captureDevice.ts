import { captureConstraints, type Device, type Facing, type MediaDevicesPort } from './mediaDevices.ts'
import { mediaProblem, type MediaProblem, type MediaProblemCode } from './mediaErrors.ts'
import { ProcessedTrack } from './processedTrack.ts'
import type { TrackEffect } from './trackEffect.ts'

/** A device that is or was in use; the id is `default` where the browser tells no other. */
export type UsedDevice = { id: string; label: string }

export type CaptureDeviceParts = {
  device: Device
  devices: MediaDevicesPort | undefined
  changed(): void
  /** The browser ended the track by itself while it was in use. */
  lost(used: UsedDevice): void
}

/** The one camera or the one microphone of a call: its track, or why there is none. */
export class CaptureDevice {
  readonly #parts: CaptureDeviceParts
  readonly #processed: ProcessedTrack
  #source: MediaStreamTrack | null = null
  /** Noted while it works: Chromium forgets the id of a track that has ended. */
  #used: UsedDevice = { id: '', label: '' }
  #problem: MediaProblem | null = null
  #enabled = false
  /** Which of the requests that may be under way is still wanted. */
  #wish = 0
  /** What the person chose; the system's default where empty. */
  deviceId: string | undefined
  facing: Facing | undefined

  constructor(parts: CaptureDeviceParts) {
    this.#parts = parts
    this.#processed = new ProcessedTrack({
      changed: () => parts.changed(),
      failed: () => this.#tell('media/effect-failed'),
    })
  }

  /** What leaves this device: the effect's track where there is one. */
  get track() {
    return this.#processed.track
  }

  /** The device's own track, before any effect. */
  get source() {
    return this.#source
  }

  /** Which device it is; empty where none is open. */
  get usedId() {
    return this.#source ? this.#used.id : ''
  }

  get problem() {
    return this.#problem
  }

  /** What its switch says. */
  get enabled() {
    return this.#enabled
  }

  /** Asks for the device, or once for `id` in its place; afterwards there is a track or a problem. */
  async open(id = this.deviceId) {
    const wish = this.wish()
    const problem = await this.#take(wish, id)
    // Named after the fact, a refusal that was lifted meanwhile looks like the system's: asking again tells them apart.
    const last = problem?.code === 'media/denied-by-system' ? await this.#take(wish, id) : problem
    if (last && wish === this.#wish) this.#fail(last)
  }

  async #take(wish: number, id: string | undefined) {
    if (wish !== this.#wish) return null
    try {
      this.settle(wish, await this.#request(id))
      return null
    } catch (error) {
      return wish === this.#wish ? this.#name(error) : null
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
    this.#source = track
    this.#used = { id: track.getSettings().deviceId ?? 'default', label: track.label }
    track.addEventListener('ended', this.#lost)
    this.#processed.take(track)
  }

  /** Silence without giving the device back: speaking again is instant. */
  mute() {
    this.#enabled = false
    if (this.#source) this.#processed.setEnabled(false)
    else this.#wish += 1
    this.#parts.changed()
  }

  unmute() {
    if (!this.#source) return this.open()
    this.#enabled = true
    this.#processed.setEnabled(true)
    this.#parts.changed()
    return Promise.resolve()
  }

  /** Sends what `effect` makes of the track from now on; the plain track where it is null. */
  setEffect(effect: TrackEffect | null) {
    if (this.#problem?.code === 'media/effect-failed') this.#problem = null
    return this.#processed.setEffect(effect)
  }

  /** Gives the device back: its lamp goes off (C5). */
  release() {
    this.#wish += 1
    this.#enabled = false
    this.#problem = null
    this.#drop()
    this.#parts.changed()
  }

  /** Gives up for the reason that `code` names. */
  fail(code: MediaProblemCode) {
    this.#wish += 1
    this.#fail({ device: this.#parts.device, code })
  }

  async #request(id: string | undefined) {
    const { device, devices } = this.#parts
    if (!devices) throw new TypeError('No media devices on an insecure page')
    const ask = (wanted: string | undefined) => {
      const wish = captureConstraints(device, wanted, this.facing)
      return devices.getUserMedia(device === 'camera' ? { video: wish } : { audio: wish })
    }
    const stream = await ask(id).catch((error: unknown) => {
      // The chosen one is gone: any other is better than none.
      if (id && error instanceof Error && error.name === 'OverconstrainedError') return ask(undefined)
      throw error
    })
    const track = stream.getTracks()[0]
    if (!track) throw new DOMException('The stream is empty', 'NotFoundError')
    return track
  }

  async #name(error: unknown) {
    const { device, devices } = this.#parts
    const permission = (await devices?.permission(device))?.state
    return mediaProblem(device, error, { permission, allowedByPolicy: devices?.allowedByPolicy(device) })
  }

  #lost = () => {
    this.#drop()
    this.#parts.changed()
    // Muted, nobody misses it: the next word asks for what is there then.
    if (this.#enabled) this.#parts.lost(this.#used)
  }

  #tell(code: MediaProblemCode) {
    this.#problem = { device: this.#parts.device, code }
  }

  #fail(problem: MediaProblem) {
    this.#enabled = false
    this.#problem = problem
    this.#drop()
    this.#parts.changed()
  }

  #drop() {
    this.#processed.take(null)
    this.#source?.removeEventListener('ended', this.#lost)
    this.#source?.stop()
    this.#source = null
  }
}
