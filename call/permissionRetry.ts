import type { CaptureDevice } from './captureDevice.ts'
import type { Device, MediaDevicesPort, PermissionWatch } from './mediaDevices.ts'
import { isRefusal } from './mediaErrors.ts'

/** Opens a refused device by itself once somebody allows it in the browser's settings. */
export class PermissionRetry {
  readonly #devices: MediaDevicesPort
  readonly #device: Device
  readonly #capture: CaptureDevice
  #status: PermissionWatch | null = null
  #asked = false
  #closed = false

  constructor(devices: MediaDevicesPort, device: Device, capture: CaptureDevice) {
    this.#devices = devices
    this.#device = device
    this.#capture = capture
  }

  /** Watches from the first refusal on: before that nobody needs to know. */
  async check() {
    if (this.#asked || !this.#refused) return
    this.#asked = true
    const status = await this.#devices.permission(this.#device)
    if (this.#closed || !status) return
    this.#status = status
    status.addEventListener('change', this.#changed)
    this.#changed()
  }

  close() {
    this.#closed = true
    this.#status?.removeEventListener('change', this.#changed)
  }

  get #refused() {
    return this.#capture.problem !== null && isRefusal(this.#capture.problem)
  }

  #changed = () => {
    if (this.#status?.state === 'granted' && this.#refused) void this.#capture.open()
  }
}
