import { percentOf, type Transfer } from '../../../../call/transfer/transferState.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { messages } from './messages.ts'

type LeaveDialogProps = {
  tracks: readonly Transfer[]
  name: string
  onLeave: () => void
  onClose: () => void
}

/** Whoever hangs up while a track is being handed over is told, and may wait for it. */
export function LeaveDialog({ tracks, name, onLeave, onClose }: LeaveDialogProps) {
  const { leave } = messages
  const [track] = tracks
  const percent = track ? percentOf(track.moved, track.size) : 100
  return (
    <Dialog title={leave.title} onClose={onClose}>
      <p aria-live="polite" className="tabular-nums">
        {!track && leave.arrived}
        {track && (track.direction === 'outgoing' ? leave.own : leave.theirs)(name, percent)}
      </p>
      {track && <p className="text-muted">{leave.later}</p>}
      <div className="flex flex-wrap gap-2">
        {track && <Button onClick={onClose}>{leave.wait}</Button>}
        <Button variant={track ? 'secondary' : 'danger'} onClick={onLeave}>
          {track ? leave.leaveAnyway : leave.hangUp}
        </Button>
      </div>
    </Dialog>
  )
}
