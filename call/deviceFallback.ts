import type { ListedDevice } from './mediaDevices.ts'

/** What is known of one kind of device when the list changes. */
export type DeviceChange = {
  before: readonly ListedDevice[]
  now: readonly ListedDevice[]
  /** What the person chose; empty for the system's default. */
  chosenId: string
  /** What is in use: empty for nothing, `default` for whatever the system uses. */
  usedId: string
}

/** `default` means the system's own, where no list tells which one it is. */
export type DeviceDecision =
  | { action: 'keep' }
  | { action: 'take'; device: ListedDevice; reason: 'gone' | 'back' }
  | { action: 'none-left' }

const keep: DeviceDecision = { action: 'keep' }

/**
 * What follows when devices come and go (C13): the chosen one is taken again when it comes back, another takes the place
 * of one that went, and what is merely new is left alone (`newcomers` are offered).
 */
export function decideDevice({ before, now, chosenId, usedId }: DeviceChange): DeviceDecision {
  if (!usedId) return keep
  const chosen = find(now, chosenId)
  if (chosen && usedId !== chosenId && before.length > 0 && !find(before, chosenId)) {
    return { action: 'take', device: chosen, reason: 'back' }
  }
  // A list without the one in use says that it went only if it was there before.
  if (usedId === 'default' || find(now, usedId) || !find(before, usedId)) return keep
  return fallBack(now, chosenId)
}

/** What takes the place of a device that went: the chosen one, else the system's default, else what there is. */
export function fallBack(now: readonly ListedDevice[], chosenId: string): DeviceDecision {
  const device = find(now, chosenId) ?? now.find(({ isDefault }) => isDefault) ?? now[0]
  return device ? { action: 'take', device, reason: 'gone' } : { action: 'none-left' }
}

export type LostTrack = {
  now: readonly ListedDevice[]
  chosenId: string
  usedId: string
  permission: PermissionState | null
  /** Whether this very device has been opened again since the list last changed. */
  reopened: boolean
}

/** What follows when the browser ends a track by itself: the device went, its permission did, or it only stumbled. */
export function recoverLost(lost: LostTrack): DeviceDecision | { action: 'reopen' } | { action: 'revoked' } {
  const { now, chosenId, usedId, permission } = lost
  const maybeGranted = permission === 'granted' || permission === null
  if (permission === 'denied') return { action: 'revoked' }
  // Browsers stop naming devices together with the permission.
  if (now.length === 0) return maybeGranted ? { action: 'none-left' } : { action: 'revoked' }
  if (usedId !== 'default' && !find(now, usedId)) return fallBack(now, chosenId)
  if (!maybeGranted) return { action: 'revoked' }
  return lost.reopened ? { action: 'none-left' } : { action: 'reopen' }
}

/** Devices that were plugged in just now. Before the first list nothing is new. */
export function newcomers(before: readonly ListedDevice[], now: readonly ListedDevice[]) {
  return before.length === 0 ? [] : now.filter(({ id }) => !find(before, id))
}

function find(list: readonly ListedDevice[], id: string) {
  return id ? list.find((device) => device.id === id) : undefined
}
