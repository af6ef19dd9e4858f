import type { Call } from '../../../../call/call.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { DeviceSelects } from './DeviceSelects.tsx'
import { deviceMessages } from './messages.ts'

/** The devices of a running call. */
export function DevicesDialog({ call, onClose }: { call: Call; onClose: () => void }) {
  return (
    <Dialog title={deviceMessages.devices} onClose={onClose}>
      <DeviceSelects call={call} />
    </Dialog>
  )
}
