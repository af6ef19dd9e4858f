import { X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { classNames } from './classNames.ts'
import { IconButton } from './IconButton.tsx'
import { messages } from './messages.ts'

type DialogProps = {
  title: string
  /** Called by the close button, Escape and a press beside the dialog; the parent then stops rendering it. */
  onClose: () => void
  /** For what is read rather than answered. */
  wide?: boolean
  /** For a picture, which gets all the width that there is. */
  picture?: boolean
  children: ReactNode
}

/**
 * A modal dialog, open while it is rendered. It is the platform's own `<dialog>`: focus is kept inside and given back,
 * the page behind is inert, and no style is injected that a strict content security policy would refuse.
 */
export function Dialog({ title, onClose, wide = false, picture = false, children }: DialogProps) {
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
      className={classNames(
        'appear m-auto rounded-card bg-surface p-0 text-ink shadow-float',
        widthOf({ wide, picture }),
      )}
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

function widthOf({ wide, picture }: { wide: boolean; picture: boolean }) {
  if (picture) return 'w-[min(64rem,calc(100vw-1.5rem),calc((100dvh-10rem)*16/9))] max-w-none'
  return wide ? 'w-[min(40rem,calc(100vw-1.5rem))]' : 'w-[min(30rem,calc(100vw-2rem))]'
}
