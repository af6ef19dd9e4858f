import type { Call } from '../../../../call/call.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { EffectsPanel } from './EffectsPanel.tsx'
import { openMessages } from './openMessages.ts'

/** The effects in the call. */
export function EffectsDialog({ call, onClose }: { call: Call; onClose: () => void }) {
  return (
    <Dialog title={openMessages.effects} onClose={onClose}>
      <EffectsPanel call={call} />
    </Dialog>
  )
}
