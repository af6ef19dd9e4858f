import { lazy } from 'react'
import type { Call } from '../../../call/call.ts'
import type { Transfer } from '../../../call/transfer/transferState.ts'
import { LazyPart } from '../../ui/LazyPart.tsx'

const DevicesDialog = lazy(() =>
  import('./devices/DevicesDialog.tsx').then((module) => ({ default: module.DevicesDialog })),
)
const EffectsDialog = lazy(() =>
  import('./effects/EffectsDialog.tsx').then((module) => ({ default: module.EffectsDialog })),
)

const OptionsDialog = lazy(() =>
  import('./recording/OptionsDialog.tsx').then((module) => ({ default: module.OptionsDialog })),
)

const LeaveDialog = lazy(() =>
  import('./studio/LeaveDialog.tsx').then((module) => ({ default: module.LeaveDialog })),
)

export type StageDialog = 'devices' | 'effects' | 'recording' | 'leave'

type StageDialogsProps = {
  call: Call
  /** One runs, or is asked for. */
  recording: boolean
  /** Microphone tracks that are being handed over. */
  tracks: readonly Transfer[]
  name: string
  open: StageDialog | null
  onClose: () => void
}

/** The dialogs over the call, of which one is open at a time. */
export function StageDialogs({ call, recording, tracks, name, open, onClose }: StageDialogsProps) {
  return (
    <LazyPart key={open}>
      {open === 'devices' && <DevicesDialog call={call} onClose={onClose} />}
      {open === 'effects' && <EffectsDialog call={call} onClose={onClose} />}
      {open === 'leave' && (
        <LeaveDialog tracks={tracks} name={name} onLeave={() => call.hangUp()} onClose={onClose} />
      )}
      {open === 'recording' && <OptionsDialog running={recording} onClose={onClose} />}
    </LazyPart>
  )
}
