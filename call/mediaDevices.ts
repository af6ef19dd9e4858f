import { mustLook, watchDevices } from './deviceChanges.ts'

export type Device = 'microphone' | 'camera'

/** A device as the browser names it. Speakers are listed where the browser tells of them. */
export type ListedDevice = { id: string; label: string; groupId: string; isDefault: boolean }
export type DeviceLists = Record<Device | 'speaker', readonly ListedDevice[]>

export const noDevices: DeviceLists = { microphone: [], camera: [], speaker: [] }

/** What the browser remembers of its question, and word of a change. */
export type PermissionWatch = Pick<PermissionStatus, 'state' | 'addEventListener' | 'removeEventListener'>

/** What a call needs of the browser's devices. A fake stands in fakeMediaDevices.ts. */
export type MediaDevicesPort = {
  getUserMedia(constraints: MediaStreamConstraints): Promise<MediaStream>
  /** Missing on most phones. */
  getDisplayMedia?(options: DisplayMediaStreamOptions): Promise<MediaStream>
  /** Whether the browser can take this page's own sound out of the system's (`restrictOwnAudio`). */
  keepsOwnSoundOut?(): boolean
  /** The devices that the browser names: none before it is allowed to. */
  list(): Promise<DeviceLists>
  /** Tells when devices come or go. Returns the way to stop that. */
  onChange(listener: () => void): () => void
  /** Null where the browser does not say. */
  permission(device: Device): Promise<PermissionWatch | null>
  /** Whether the page's permissions policy lets it ask; null where the browser does not say. */
  allowedByPolicy(device: Device): boolean | null
}

const kinds: Record<MediaDeviceKind, keyof DeviceLists> = {
  audioinput: 'microphone',
  videoinput: 'camera',
  audiooutput: 'speaker',
}

/** Stand-ins that Chromium lists beside the devices that they stand for. */
const standIns = ['default', 'communications']

type DeviceEntry = Pick<MediaDeviceInfo, 'kind' | 'deviceId' | 'groupId' | 'label'>

/** Sorts what enumerateDevices tells; the system's default is marked where the browser tells which one it is. */
export function toDeviceLists(entries: readonly DeviceEntry[]): DeviceLists {
  const defaults = new Set(
    entries.flatMap(({ kind, deviceId, groupId }) => (deviceId === 'default' ? [`${kind} ${groupId}`] : [])),
  )
  const lists = { microphone: [], camera: [], speaker: [] } satisfies DeviceLists as Record<
    keyof DeviceLists,
    ListedDevice[]
  >
  for (const { kind, deviceId, groupId, label } of entries) {
    // Without an id it is the placeholder that browsers give before they are allowed to tell.
    if (!deviceId || standIns.includes(deviceId)) continue
    lists[kinds[kind]].push({ id: deviceId, label, groupId, isDefault: defaults.has(`${kind} ${groupId}`) })
  }
  return lists
}

type PolicyDocument = Document & { featurePolicy?: { allowsFeature(name: string): boolean } }

/** This page's devices; undefined where the page is not a secure context. */
export function browserMediaDevices(): MediaDevicesPort | undefined {
  if (!isSecureContext || !('mediaDevices' in navigator)) return undefined
  const { mediaDevices, permissions } = navigator
  return {
    getUserMedia: (constraints) => mediaDevices.getUserMedia(constraints),
    ...('getDisplayMedia' in mediaDevices && {
      getDisplayMedia: (options: DisplayMediaStreamOptions) => mediaDevices.getDisplayMedia(options),
    }),
    keepsOwnSoundOut: () => 'restrictOwnAudio' in mediaDevices.getSupportedConstraints(),
    list: async () => toDeviceLists(await mediaDevices.enumerateDevices()),
    onChange: (listener) => watchDevices(mediaDevices, listener, mustLook(navigator)),
    permission: async (device) => {
      try {
        return await permissions.query({ name: device })
      } catch {
        // Older Firefox and Safari know no such permission, or no permissions at all.
        return null
      }
    },
    allowedByPolicy: (device) => {
      const { featurePolicy }: PolicyDocument = document
      return featurePolicy?.allowsFeature(device) ?? null
    },
  }
}

/** Which camera of a phone: the one that looks at its holder, or away. */
export type Facing = 'user' | 'environment'

/**
 * Constraints for one device. `id` is exact: as a mere wish, a chosen camera of fewer pixels would lose against the
 * others. Where it is gone the browser says OverconstrainedError.
 */
export function captureConstraints(
  device: Device,
  id: string | undefined,
  facing?: Facing,
): MediaTrackConstraints {
  const wish: MediaTrackConstraints = id ? { deviceId: { exact: id } } : {}
  if (device === 'microphone') {
    return { ...wish, echoCancellation: true, noiseSuppression: true, autoGainControl: true }
  }
  const side: MediaTrackConstraints = facing ? { facingMode: { ideal: facing } } : {}
  return { ...wish, ...side, width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } }
}

// The types lack what the Screen Capture specification has; browsers pass over what they do not know.
const screenVideo: MediaTrackConstraints & { cursor: 'always' } = {
  frameRate: { ideal: 30 },
  cursor: 'always',
}
/** As it is played: what suits a voice spoils music. Without our own page's sound, the other one would hear themselves. */
const screenSound: MediaTrackConstraints & { restrictOwnAudio: boolean } = {
  restrictOwnAudio: true,
  echoCancellation: false,
  noiseSuppression: false,
  autoGainControl: false,
}
type ScreenOptions = DisplayMediaStreamOptions & {
  systemAudio: 'include' | 'exclude'
  windowAudio: 'window' | 'exclude'
  selfBrowserSurface: 'exclude'
  surfaceSwitching: 'include'
}

/**
 * A screen, window or tab with its pointer and its sound (C6). This page itself is not offered: a hall of mirrors. A
 * browser that can't take our own page's sound out of the system's offers the sound of tabs only.
 */
export function screenConstraints(keepsOwnSoundOut: boolean): ScreenOptions {
  return {
    video: screenVideo,
    audio: screenSound,
    systemAudio: keepsOwnSoundOut ? 'include' : 'exclude',
    windowAudio: keepsOwnSoundOut ? 'window' : 'exclude',
    selfBrowserSurface: 'exclude',
    surfaceSwitching: 'include',
  }
}
