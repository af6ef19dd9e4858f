import { recordingMessages } from '../../../../call/recording/messages.ts'
import type { SupportGap } from '../../../../call/recording/recordingSupport.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { messages } from './messages.ts'

/** That this browser can't record, which one can, and what to do (R9). */
export function UnsupportedDialog({ gap, onClose }: { gap: SupportGap; onClose: () => void }) {
  return (
    <Dialog title={messages.unsupported} onClose={onClose}>
      <p>{recordingMessages.gaps[gap]}</p>
      <p className="text-muted">{messages.moves}</p>
    </Dialog>
  )
}
