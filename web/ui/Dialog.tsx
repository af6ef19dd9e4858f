import { X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { IconButton } from './IconButton.tsx'
import { messages } from './messages.ts'

type DialogProps = {
  title: string
  /** Called by the close button, Escape and a press beside the dialog; the parent then stops rendering it. */
  onClose: () => void
  children: ReactNode
}

/**
 * A modal dialog, open while it is rendered. It is the platform's own `<dialog>`: focus is kept inside and given back,
 * the page behind is inert, and no style is injected that a strict content security policy would refuse.
 */
export function Dialog({ title, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])
  return (
    // oxlint has no word for the backdrop: a press on the dialog element itself is one beside its content.
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onPointerDown={(event) => {
        if (event.target === event.currentTarget) onClose()
      }}
      className="appear m-auto w-[min(30rem,calc(100vw-2rem))] rounded-card bg-surface p-0 text-ink shadow-float"
    >
      <div className="grid gap-4 p-6">
        <header className="flex items-start justify-between gap-4">
          <h2 id={titleId} className="text-xl font-bold">
            {title}
          </h2>
          <IconButton label={messages.close} onClick={onClose} className="-mt-2 -mr-2">
            <X aria-hidden="true" className="size-5" />
          </IconButton>
        </header>
        {children}
      </div>
    </dialog>
  )
}
