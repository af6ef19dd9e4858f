import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { recordingMessages } from './recordingMessages.ts'

type DeleteRecordingProps = { otherName: string; onClose: () => void; onConfirm: () => void }

/** Asks once more before a recording is deleted for both. */
export function DeleteRecording({ otherName, onClose, onConfirm }: DeleteRecordingProps) {
  const { title, text, confirm, back } = recordingMessages.question
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{text(otherName)}</p>
      <div className="flex flex-wrap justify-end gap-3">
        <Button variant="secondary" className="max-sm:flex-1" onClick={onClose}>
          {back}
        </Button>
        <Button
          variant="danger"
          className="max-sm:flex-1"
          onClick={() => {
            onClose()
            onConfirm()
          }}
        >
          {confirm}
        </Button>
      </div>
    </Dialog>
  )
}
