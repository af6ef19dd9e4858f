import { Settings2, SwitchCamera } from 'lucide-react'
import type { Call } from '../../../../call/call.ts'
import type { MenuItem } from '../menu/menuItem.ts'
import { useCallState } from '../useCall.ts'
import { useDevices } from '../useDevices.ts'
import { deviceMessages } from './messages.ts'

/** What devices add to "More options": all of them, and on a phone its other camera (C13, C18). */
export function useDeviceItems(call: Call, onDevices: () => void): MenuItem[] {
  const { local } = useCallState(call)
  const { camera } = useDevices(local)
  const turns = camera.length > 1 && local.cameraEnabled && matchMedia('(pointer: coarse)').matches
  const devices = {
    id: 'devices',
    label: deviceMessages.devices,
    icon: <Settings2 aria-hidden="true" />,
    onSelect: onDevices,
  }
  const other = {
    id: 'switch-camera',
    label: deviceMessages.switchCamera,
    icon: <SwitchCamera aria-hidden="true" />,
    onSelect: () => void call.switchCamera(),
  }
  return turns ? [other, devices] : [devices]
}
