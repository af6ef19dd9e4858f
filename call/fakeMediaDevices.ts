import {
  type Device,
  type DeviceLists,
  type ListedDevice,
  type MediaDevicesPort,
  noDevices,
} from './mediaDevices.ts'

let made = 0

/** A track that a test can end, and that tells whether it was stopped. */
export class FakeTrack extends EventTarget implements MediaStreamTrack {
  readonly kind: 'audio' | 'video'
  readonly id: string
  label = 'fake'
  settings: MediaTrackSettings = {}
  enabled = true
  contentHint = ''
  readonly muted = false
  readyState: MediaStreamTrackState = 'live'
  onended = null
  onmute = null
  onunmute = null

  constructor(kind: 'audio' | 'video') {
    super()
    made += 1
    this.kind = kind
    this.id = `${kind}-${made}`
  }

  stop() {
    this.readyState = 'ended'
  }

  /** The device is gone, or the browser's own "Stop sharing" was pressed. */
  end() {
    this.readyState = 'ended'
    this.settings = {}
    this.dispatchEvent(new Event('ended'))
  }

  clone() {
    return new FakeTrack(this.kind)
  }

  applyConstraints() {
    return Promise.resolve()
  }

  getCapabilities() {
    return {}
  }

  getConstraints() {
    return {}
  }

  getSettings() {
    return this.settings
  }
}

/** A permission that a test can change. */
class FakePermission extends EventTarget {
  state: PermissionState = 'granted'

  change(state: PermissionState) {
    this.state = state
    this.dispatchEvent(new Event('change'))
  }
}

export const listedDevice = (id: string, isDefault = false): ListedDevice => ({
  id,
  label: `The ${id}`,
  groupId: `group of ${id}`,
  isDefault,
})

export class FakeStream extends EventTarget implements MediaStream {
  readonly id = 'fake'
  readonly active = true
  onaddtrack = null
  onremovetrack = null
  #tracks: MediaStreamTrack[]

  constructor(tracks: MediaStreamTrack[] = []) {
    super()
    this.#tracks = tracks
  }

  addTrack(track: MediaStreamTrack) {
    this.#tracks.push(track)
  }

  removeTrack(track: MediaStreamTrack) {
    this.#tracks = this.#tracks.filter((other) => other !== track)
  }

  getTracks() {
    return [...this.#tracks]
  }

  getAudioTracks() {
    return this.#tracks.filter((track): track is MediaStreamAudioTrack => track.kind === 'audio')
  }

  getVideoTracks() {
    return this.#tracks.filter((track): track is MediaStreamVideoTrack => track.kind === 'video')
  }

  getTrackById(id: string) {
    return this.#tracks.find((track) => track.id === id) ?? null
  }

  clone() {
    return new FakeStream(this.getTracks())
  }
}

/** Devices that work, unless a test says by which DOMException they fail. */
export class FakeMediaDevices implements MediaDevicesPort {
  failures: Partial<Record<'audio' | 'video' | 'screen', string>> = {}
  readonly asked: MediaStreamConstraints[] = []
  readonly tracks: FakeTrack[] = []
  lists: DeviceLists = noDevices
  readonly permissions = { microphone: new FakePermission(), camera: new FakePermission() }
  readonly listeners = new Set<() => void>()
  policyAllows: boolean | null = null
  /** Whether a shared screen comes with its sound. */
  screenSound = false
  ownSoundKeptOut = true
  readonly askedScreens: DisplayMediaStreamOptions[] = []
  /** Set to hold every answer back until `release`. */
  #gate: Promise<void> = Promise.resolve()

  hold() {
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#gate = promise
    return resolve
  }

  get live() {
    return this.tracks.filter((track) => track.readyState === 'live')
  }

  async getUserMedia(constraints: MediaStreamConstraints) {
    this.asked.push(constraints)
    await this.#gate
    const kinds = (['audio', 'video'] as const).filter((kind) => constraints[kind])
    for (const kind of kinds) this.#check(this.failures[kind])
    return new FakeStream(kinds.map((kind) => this.#make(kind, constraints[kind])))
  }

  list() {
    return Promise.resolve(this.lists)
  }

  onChange(listener: () => void) {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  permission(device: Device) {
    return Promise.resolve(this.permissions[device])
  }

  allowedByPolicy() {
    return this.policyAllows
  }

  /** Devices come or go. */
  plug(lists: Partial<DeviceLists>) {
    this.lists = { ...this.lists, ...lists }
    for (const listener of this.listeners) listener()
  }

  keepsOwnSoundOut() {
    return this.ownSoundKeptOut
  }

  async getDisplayMedia(options: DisplayMediaStreamOptions) {
    this.askedScreens.push(options)
    await this.#gate
    this.#check(this.failures.screen)
    return new FakeStream([this.#make('video'), ...(this.screenSound ? [this.#make('audio')] : [])])
  }

  #check(failure: string | undefined) {
    if (failure) throw new DOMException('refused', failure)
  }

  /** The wanted device; where devices are listed and it is not among them, browsers refuse. */
  #make(kind: 'audio' | 'video', constraints?: boolean | MediaTrackConstraints) {
    const track = new FakeTrack(kind)
    const list = this.lists[kind === 'audio' ? 'microphone' : 'camera']
    const wish = typeof constraints === 'object' ? constraints.deviceId : undefined
    const wanted = typeof wish === 'object' && 'exact' in wish ? wish.exact : undefined
    const device = list.find(({ id }) => id === wanted)
    if (wanted && list.length > 0 && !device) this.#check('OverconstrainedError')
    track.settings = { deviceId: device?.id ?? 'default' }
    track.label = device?.label ?? 'fake'
    this.tracks.push(track)
    return track
  }
}
