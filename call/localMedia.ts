import { CaptureDevice } from './captureDevice.ts'
import { captureConstraints, type Device, type MediaDevicesPort, screenConstraints } from './mediaDevices.ts'
import { isDismissedPicker, mediaProblem, type MediaProblem } from './mediaErrors.ts'
import type { PeerMedia } from './peerMessages.ts'
import { noTracks, type OutgoingTracks } from './trackSlots.ts'

/** Which devices to open, and which ones of several. */
export type MediaWish = {
  microphoneEnabled: boolean
  cameraEnabled: boolean
  microphoneId?: string | undefined
  cameraId?: string | undefined
}

export type LocalMediaState = {
  microphoneEnabled: boolean
  cameraEnabled: boolean
  /** Our own picture, without sound. */
  cameraStream: MediaStream | null
  screenStream: MediaStream | null
  problems: readonly MediaProblem[]
}

export const noLocalMedia: LocalMediaState = {
  microphoneEnabled: false,
  cameraEnabled: false,
  cameraStream: null,
  screenStream: null,
  problems: [],
}

export type LocalMediaParts = {
  /** Undefined where the page is not a secure context. */
  devices: MediaDevicesPort | undefined
  createStream: () => MediaStream
  changed(): void
}

/** Our own camera, microphone and screen: each there or not, on its own (C3). */
export class LocalMedia {
  readonly #parts: LocalMediaParts
  readonly #microphone: CaptureDevice
  readonly #camera: CaptureDevice
  #screen: MediaStreamTrack | null = null
  #screenProblem: MediaProblem | null = null
  #streams = new Map<MediaStreamTrack, MediaStream>()
  #closed = false

  constructor(parts: LocalMediaParts) {
    this.#parts = parts
    const changed = () => this.#changed()
    this.#microphone = new CaptureDevice({ device: 'microphone', devices: parts.devices, changed })
    this.#camera = new CaptureDevice({ device: 'camera', devices: parts.devices, changed })
  }

  get state(): LocalMediaState {
    const problems = [this.#microphone.problem, this.#camera.problem, this.#screenProblem]
    return {
      microphoneEnabled: this.#microphone.enabled,
      cameraEnabled: this.#camera.enabled,
      cameraStream: this.#streamOf(this.#camera.track),
      screenStream: this.#streamOf(this.#screen),
      problems: problems.filter((problem) => problem !== null),
    }
  }

  get outgoing(): OutgoingTracks {
    return {
      ...noTracks,
      audio: this.#microphone.track,
      video: this.#camera.track,
      screen: this.#screen,
    }
  }

  /** What the other side is told: a device that is still starting is not on yet. */
  get announced(): PeerMedia {
    return {
      microphoneEnabled: this.#microphone.enabled && this.#microphone.track !== null,
      cameraEnabled: this.#camera.track !== null,
      screenSharing: this.#screen !== null,
    }
  }

  /** Opens what is wished: both devices with one question where both are, else or after a failure each by itself. */
  async open(wish: MediaWish) {
    this.#microphone.deviceId = wish.microphoneId
    this.#camera.deviceId = wish.cameraId
    if (wish.microphoneEnabled && wish.cameraEnabled) return this.#openTogether()
    if (wish.microphoneEnabled) await this.#microphone.open()
    if (wish.cameraEnabled) await this.#camera.open()
  }

  async setMicrophone(enabled: boolean) {
    if (this.#closed) return
    if (enabled) await this.#microphone.unmute()
    else this.#microphone.mute()
  }

  async setCamera(enabled: boolean) {
    if (this.#closed) return
    if (enabled) await this.#camera.open()
    else this.#camera.release()
  }

  /** Uses this device from now on; at once where it is in use. */
  async choose(device: Device, id: string) {
    if (this.#closed) return
    const chosen = device === 'camera' ? this.#camera : this.#microphone
    chosen.deviceId = id
    if (chosen.enabled) await chosen.open()
    else chosen.release()
  }

  /** Asks for a screen and sends it in the camera's place, until stopped here or by the browser's own button (C6). */
  async startScreenShare() {
    if (this.#screen || this.#closed) return
    this.#screenProblem = null
    try {
      const { devices } = this.#parts
      if (!devices) throw new TypeError('No media devices on an insecure page')
      if (!devices.getDisplayMedia) throw new DOMException('No screen capture', 'NotSupportedError')
      const stream = await devices.getDisplayMedia(screenConstraints)
      this.#takeScreen(stream.getTracks()[0])
    } catch (error) {
      const problem = mediaProblem('screen', error)
      this.#screenProblem = isDismissedPicker(problem) ? null : problem
    }
    this.#changed()
  }

  stopScreenShare() {
    this.#dropScreen()
    this.#changed()
  }

  /** Gives every device back. */
  close() {
    if (this.#closed) return
    this.#closed = true
    this.#dropScreen()
    this.#camera.release()
    this.#microphone.release()
    this.#streams.clear()
  }

  async #openTogether() {
    const { devices } = this.#parts
    const [microphone, camera] = [this.#microphone.wish(), this.#camera.wish()]
    try {
      if (!devices) throw new TypeError('No media devices on an insecure page')
      const stream = await devices.getUserMedia({
        audio: captureConstraints('microphone', this.#microphone.deviceId),
        video: captureConstraints('camera', this.#camera.deviceId),
      })
      for (const track of stream.getAudioTracks()) this.#microphone.settle(microphone, track)
      for (const track of stream.getVideoTracks()) this.#camera.settle(camera, track)
    } catch {
      // One of the two stands in the way: asked one by one, the other still works and the culprit gets its name.
      if (this.#microphone.isWished(microphone)) await this.#microphone.open()
      if (this.#camera.isWished(camera)) await this.#camera.open()
    }
  }

  #takeScreen(track: MediaStreamTrack | undefined) {
    if (!track) return
    if (this.#closed) return track.stop()
    track.contentHint = 'detail'
    track.addEventListener('ended', this.#screenEnded)
    this.#screen = track
  }

  #screenEnded = () => this.stopScreenShare()

  #dropScreen() {
    this.#screen?.removeEventListener('ended', this.#screenEnded)
    this.#screen?.stop()
    this.#screen = null
  }

  /** One stream for as long as its track lives, so that a picture on the page does not start anew. */
  #streamOf(track: MediaStreamTrack | null) {
    if (!track) return null
    let stream = this.#streams.get(track)
    if (!stream) {
      stream = this.#parts.createStream()
      stream.addTrack(track)
      this.#streams.set(track, stream)
    }
    return stream
  }

  #changed() {
    for (const track of this.#streams.keys()) {
      if (track !== this.#camera.track && track !== this.#screen) this.#streams.delete(track)
    }
    if (!this.#closed) this.#parts.changed()
  }
}
