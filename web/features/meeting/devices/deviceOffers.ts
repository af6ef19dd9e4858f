import { newcomers } from '../../../../call/deviceFallback.ts'
import type { DeviceLists } from '../../../../call/mediaDevices.ts'

/** Something that was plugged in: a headset is a microphone and a speaker at once. */
export type DeviceOffer = { label: string; microphoneId?: string; cameraId?: string; speakerId?: string }

const ids = { microphone: 'microphoneId', camera: 'cameraId', speaker: 'speakerId' } as const

/** What was plugged in since `before`: the parts of one thing are offered as one. */
export function deviceOffers(before: DeviceLists, now: DeviceLists): DeviceOffer[] {
  const offers = new Map<string, DeviceOffer>()
  for (const kind of ['microphone', 'camera', 'speaker'] as const) {
    for (const { id, label, groupId } of newcomers(before[kind], now[kind])) {
      const known = offers.get(groupId || id)
      offers.set(groupId || id, { label: plainLabel(label), ...known, [ids[kind]]: id })
    }
  }
  return [...offers.values()].filter(({ label }) => label)
}

/** Without the vendor's numbers that Chromium adds, as in "AirPods (05ac:200e)". */
function plainLabel(label: string) {
  return label.replace(/ \([\da-f]{4}:[\da-f]{4}\)$/iu, '')
}
