import { CaptureDevice } from './captureDevice.ts'
import { type DeviceReplacement, HotPlug } from './hotPlug.ts'
import { captureConstraints, type Device, type MediaDevicesPort } from './mediaDevices.ts'
import type { MediaProblem } from './mediaErrors.ts'
import type { PeerMedia } from './peerMessages.ts'
import { PermissionRetry } from './permissionRetry.ts'
import { type ScreenMode, ScreenShare } from './screenShare.ts'
import type { TrackEffect } from './trackEffect.ts'
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
  /** The microphone itself, before any effect and also while muted, for its level; null once it is given back. */
  microphoneTrack: MediaStreamTrack | null
  /** The newest device that took another's place by itself. */
  replacement: DeviceReplacement | null
  screenStream: MediaStream | null
  screenMode: ScreenMode
  /** Whether what is shared is heard as well. */
  screenSound: boolean
  /** What leaves our devices now, as the other one gets it. */
  outgoing: OutgoingTracks
  problems: readonly MediaProblem[]
}

export const noLocalMedia: LocalMediaState = {
  microphoneEnabled: false,
  cameraEnabled: false,
  cameraStream: null,
  microphoneTrack: null,
  replacement: null,
  screenStream: null,
  screenMode: 'text',
  screenSound: false,
  outgoing: noTracks,
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
  /** Shared beside the camera (C6). */
  readonly screen: ScreenShare
  #streams = new Map<MediaStreamTrack, MediaStream>()
  #replacement: DeviceReplacement | null = null
  readonly #hotPlug: HotPlug | null = null
  readonly #retries: PermissionRetry[] = []
  #closed = false

  constructor(parts: LocalMediaParts) {
    this.#parts = parts
    this.#microphone = this.#capture('microphone')
    this.#camera = this.#capture('camera')
    const { devices } = parts
    this.screen = new ScreenShare({
      devices,
      now: () => performance.now(),
      changed: () => this.#changed(),
    })
    if (!devices) return
    const captures = { microphone: this.#microphone, camera: this.#camera }
    this.#retries = [
      new PermissionRetry(devices, 'microphone', this.#microphone),
      new PermissionRetry(devices, 'camera', this.#camera),
    ]
    this.#hotPlug = new HotPlug({
      devices,
      captures,
      replaced: (replacement) => {
        this.#replacement = replacement
        this.#changed()
      },
    })
  }

  get state(): LocalMediaState {
    const problems = [this.#microphone.problem, this.#camera.problem, this.screen.problem]
    return {
      microphoneEnabled: this.#microphone.enabled,
      cameraEnabled: this.#camera.enabled,
      cameraStream: this.#streamOf(this.#camera.track),
      microphoneTrack: this.#microphone.source,
      replacement: this.#replacement,
      screenStream: this.#streamOf(this.screen.picture),
      screenMode: this.screen.mode,
      screenSound: this.screen.sound !== null,
      outgoing: this.outgoing,
      problems: problems.filter((problem) => problem !== null),
    }
  }

  get outgoing(): OutgoingTracks {
    return {
      audio: this.#microphone.track,
      video: this.#camera.track,
      screen: this.screen.picture,
      screenAudio: this.screen.sound,
    }
  }

  /** What the other side is told: a device that is still starting is not on yet. */
  get announced(): PeerMedia {
    return {
      microphoneEnabled: this.#microphone.enabled && this.#microphone.track !== null,
      cameraEnabled: this.#camera.track !== null,
      screenSharing: this.screen.picture !== null,
    }
  }

  /** Opens what is wished: both devices with one question where both are, else or after a failure each by itself. */
  async open(wish: MediaWish) {
    this.#microphone.deviceId = wish.microphoneId
    this.#camera.deviceId = wish.cameraId
    if (wish.microphoneEnabled && wish.cameraEnabled) await this.#openTogether()
    else if (wish.microphoneEnabled) await this.#microphone.open()
    else if (wish.cameraEnabled) await this.#camera.open()
    this.#hotPlug?.learn()
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
    const chosen = this.#of(device)
    chosen.deviceId = id
    chosen.facing = undefined
    if (chosen.enabled) await chosen.open()
    else chosen.release()
    this.#hotPlug?.learn()
  }

  /** Turns to a phone's other camera. The first is given back before: most phones have only one open at a time. */
  async switchCamera() {
    if (this.#closed) return
    const facing = this.#camera.source?.getSettings().facingMode ?? this.#camera.facing
    this.#camera.deviceId = undefined
    this.#camera.facing = facing === 'environment' ? 'user' : 'environment'
    this.#camera.release()
    await this.#camera.open()
  }

  /** Sends what `effect` makes of the device's track; the plain track where it is null (C15). */
  async setEffect(device: Device, effect: TrackEffect | null) {
    if (!this.#closed) await this.#of(device).setEffect(effect)
  }

  /** Gives every device back. */
  close() {
    if (this.#closed) return
    this.#closed = true
    this.#hotPlug?.close()
    for (const retry of this.#retries) retry.close()
    this.screen.close()
    this.#camera.release()
    this.#microphone.release()
    this.#streams.clear()
  }

  #capture(device: Device) {
    return new CaptureDevice({
      device,
      devices: this.#parts.devices,
      changed: () => this.#changed(),
      lost: (used) => this.#hotPlug?.lost(device, used),
    })
  }

  #of(device: Device) {
    return device === 'camera' ? this.#camera : this.#microphone
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
      if (track !== this.#camera.track && track !== this.screen.picture) this.#streams.delete(track)
    }
    if (this.#closed) return
    this.#parts.changed()
    for (const retry of this.#retries) void retry.check()
  }
}
