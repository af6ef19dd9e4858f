import { useSyncExternalStore } from 'react'
import { Store } from '../../../../call/store.ts'
import { type DeviceChoice, keepChoice, readChoice } from '../rememberedChoice.ts'

const store = new Store(readChoice())

/** What this person chose, the same in the preview and in the call. */
export const useDeviceChoice = () => useSyncExternalStore(store.subscribe, store.get)

/** Chooses otherwise, for this call and the next ones. */
export function changeDeviceChoice(part: Partial<DeviceChoice>) {
  store.update(part)
  keepChoice(store.get())
}
