import { LifeBuoy, X } from 'lucide-react'
import { Button } from '../../../ui/Button.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { messages } from './messages.ts'
import type { TroubleAction } from './troubleActions.ts'

type TroubleNoticeProps = {
  title: string
  advice: string
  action: TroubleAction | null
  onHelp: () => void
  onDismiss: () => void
}

/** One trouble, calmly: what it is, what to do, and a button that does it. */
export function TroubleNotice({ title, advice, action, onHelp, onDismiss }: TroubleNoticeProps) {
  return (
    <div className="appear flex gap-3 rounded-card border border-line bg-surface p-4 text-ink shadow-float">
      <LifeBuoy aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-on-crema" />
      <div className="grid min-w-0 flex-1 gap-2">
        <div>
          <p className="font-bold">{title}</p>
          <p className="text-muted">{advice}</p>
        </div>
        <div className="flex flex-wrap gap-2">
          {action && (
            <Button variant="secondary" onClick={action.run}>
              {action.label}
            </Button>
          )}
          <Button variant="quiet" onClick={onHelp}>
            {messages.moreHelp}
          </Button>
        </div>
      </div>
      <IconButton label={messages.dismiss} onClick={onDismiss} className="-mt-2 -mr-2">
        <X aria-hidden="true" className="size-5" />
      </IconButton>
    </div>
  )
}
