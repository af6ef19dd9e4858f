import type { CaptureDevice, UsedDevice } from './captureDevice.ts'
import { decideDevice, type DeviceDecision, recoverLost } from './deviceFallback.ts'
import { type Device, type DeviceLists, type MediaDevicesPort, noDevices } from './mediaDevices.ts'

/** A device that took another's place by itself. Each is a new object. */
export type DeviceReplacement = { device: Device; label: string; reason: 'gone' | 'back' }

export type HotPlugParts = {
  devices: MediaDevicesPort
  captures: Record<Device, CaptureDevice>
  replaced(replacement: DeviceReplacement): void
}

/** Keeps a microphone and a camera in use while devices come and go (C13). */
export class HotPlug {
  readonly #parts: HotPlugParts
  readonly #unsubscribe: () => void
  readonly #reopened = new Set<Device>()
  #lists: DeviceLists = noDevices
  /** One thing after the other: a pulled plug ends the track and changes the list, in either order. */
  #line: Promise<void> = Promise.resolve()
  #closed = false

  constructor(parts: HotPlugParts) {
    this.#parts = parts
    this.#unsubscribe = parts.devices.onChange(() => this.#queue(() => this.#listChanged()))
  }

  /** Learns the names that browsers tell once a device is open. */
  learn() {
    this.#queue(async () => {
      this.#lists = await this.#parts.devices.list()
    })
  }

  /** The browser ended the track of the device `used` by itself. */
  lost(device: Device, used: UsedDevice) {
    this.#queue(() => this.#recover(device, used))
  }

  close() {
    this.#closed = true
    this.#unsubscribe()
  }

  #queue(work: () => Promise<void>) {
    // A list that can't be had leaves everything as it is.
    this.#line = this.#line.then(() => (this.#closed ? undefined : work())).catch(() => undefined)
  }

  async #listChanged() {
    const before = this.#lists
    this.#lists = await this.#parts.devices.list()
    this.#reopened.clear()
    for (const device of ['microphone', 'camera'] as const) {
      const capture = this.#parts.captures[device]
      const { usedId, deviceId: chosenId = '' } = capture
      const change = { before: before[device], now: this.#lists[device], chosenId, usedId }
      const decision = decideDevice(change)
      // Muted or off: what is open is given back, and the next press asks for what is there then.
      if (!capture.enabled && decision.action !== 'keep') capture.release()
      else if (usedId) await this.#follow(device, decision)
    }
  }

  async #recover(device: Device, used: UsedDevice) {
    const { devices, captures } = this.#parts
    const capture = captures[device]
    // Switched off, or open again, while this waited.
    if (!capture.enabled || capture.source || this.#closed) return
    const [lists, permission] = await Promise.all([devices.list(), devices.permission(device)])
    this.#lists = lists
    if (!capture.enabled || capture.source || this.#closed) return
    const decision = recoverLost({
      now: lists[device],
      chosenId: capture.deviceId ?? '',
      usedId: used.id,
      permission: permission?.state ?? null,
      reopened: this.#reopened.has(device),
    })
    if (decision.action === 'revoked') return capture.fail('media/revoked')
    if (decision.action !== 'reopen') return this.#follow(device, decision)
    this.#reopened.add(device)
    await capture.open()
    // The system's default may be another device by now.
    if (captures[device].source?.label !== used.label) this.#tell(device, 'gone')
  }

  async #follow(device: Device, decision: DeviceDecision) {
    if (decision.action === 'keep') return
    const capture = this.#parts.captures[device]
    if (decision.action === 'none-left') return capture.fail('media/lost')
    await capture.open(decision.device.id)
    this.#tell(device, decision.reason)
  }

  #tell(device: Device, reason: DeviceReplacement['reason']) {
    const { source } = this.#parts.captures[device]
    if (source) this.#parts.replaced({ device, label: source.label, reason })
  }
}
