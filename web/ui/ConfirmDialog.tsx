import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'

type ConfirmDialogProps = {
  title: string
  text: string
  /** What the two buttons say: the harmless one, and the one that can't be undone. */
  keep: string
  confirm: string
  onClose: () => void
  onConfirm: () => void
}

/** Asks before something is gone for good. */
export function ConfirmDialog({ title, text, keep, confirm, onClose, onConfirm }: ConfirmDialogProps) {
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{text}</p>
      <div className="flex flex-wrap justify-end gap-3">
        <Button variant="secondary" className="max-sm:flex-1" onClick={onClose}>
          {keep}
        </Button>
        <Button variant="danger" className="max-sm:flex-1" onClick={onConfirm}>
          {confirm}
        </Button>
      </div>
    </Dialog>
  )
}
