import { CircleDot, FileVideo, Mic, Undo2 } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import type { TheirRecording } from '../../../../call/recording/consentState.ts'
import { Button } from '../../../ui/Button.tsx'
import { buttonStyle } from '../../../ui/buttonStyle.ts'
import { messages } from './messages.ts'

type ConsentDialogProps = {
  asked: TheirRecording
  name: string
  onAllow: () => void
  onDecline: () => void
}

/** The question whether one may be recorded, with all that it means (R4). Nothing but "Allow" allows it. */
export function ConsentDialog({ asked, name, onAllow, onDecline }: ConsentDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const decline = useRef<HTMLButtonElement>(null)
  const [titleId, textId] = [useId(), useId()]
  useEffect(() => {
    const element = dialog.current
    element?.showModal()
    decline.current?.focus()
    return () => element?.close()
  }, [])
  const { consent } = messages
  const icon = { 'aria-hidden': true, className: 'mt-0.5 size-5 shrink-0 text-muted' } as const
  return (
    <dialog
      ref={dialog}
      role="alertdialog"
      aria-labelledby={titleId}
      aria-describedby={textId}
      onCancel={(event) => {
        event.preventDefault()
        onDecline()
      }}
      className="appear m-auto w-[min(30rem,calc(100vw-2rem))] rounded-card bg-surface p-0 text-ink shadow-float"
    >
      <div className="grid gap-5 p-6">
        <h2 id={titleId} className="flex items-start gap-3 text-xl font-bold">
          <CircleDot aria-hidden="true" className="mt-0.5 size-6 shrink-0 text-danger" />
          {consent.title(name)}
        </h2>
        <ul id={textId} className="grid gap-3">
          <Point icon={<FileVideo {...icon} />}>
            {consent.what} {consent.where(name)}
          </Point>
          {asked.studio && <Point icon={<Mic {...icon} />}>{consent.studio}</Point>}
          <Point icon={<Undo2 {...icon} />}>{consent.withdraw}</Point>
        </ul>
        <div className="grid gap-2 sm:flex sm:flex-row-reverse">
          <Button variant="secondary" onClick={onAllow} className="sm:flex-1">
            {consent.allow}
          </Button>
          <button
            ref={decline}
            type="button"
            onClick={onDecline}
            className={buttonStyle('secondary', 'sm:flex-1')}
          >
            {consent.decline}
          </button>
        </div>
      </div>
    </dialog>
  )
}

function Point({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <li className="flex items-start gap-3">
      {icon}
      <span>{children}</span>
    </li>
  )
}
