import { CircleAlert, Stethoscope } from 'lucide-react'
import { Badge } from '../../../ui/Badge.tsx'
import { buttonStyle } from '../../../ui/buttonStyle.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { messages } from './messages.ts'
import { type TroubleId, troubleIds } from './rules.ts'

type HelpDialogProps = { present: readonly TroubleId[]; name: string; onClose: () => void }

/** Everything that can go wrong in a call, what is going on now first, each with what to do. */
export function HelpDialog({ present, name, onClose }: HelpDialogProps) {
  const absent = troubleIds.filter((id) => !present.includes(id))
  return (
    <Dialog title={messages.help} onClose={onClose}>
      <p className="text-muted">{messages.helpText}</p>
      <ul className="-mx-2 grid max-h-[55dvh] gap-1 overflow-y-auto px-2">
        {[...present, ...absent].map((id) => (
          <li key={id}>
            <Topic id={id} name={name} isPresent={present.includes(id)} />
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line pt-4">
        <a href="/setup" target="_blank" rel="noreferrer" className={buttonStyle('secondary')}>
          <Stethoscope aria-hidden="true" className="size-5" />
          {messages.testSetup}
        </a>
        <span className="text-sm text-muted">{messages.testSetupHint}</span>
      </div>
    </Dialog>
  )
}

function Topic({ id, name, isPresent }: { id: TroubleId; name: string; isPresent: boolean }) {
  const { topic, advice } = messages.topics[id]({ name })
  return (
    <details
      open={isPresent}
      className="rounded-control border border-transparent px-3 open:border-line open:bg-sunken"
    >
      <summary className="flex min-h-11 items-center gap-3 py-2 font-semibold">
        <span className="flex-1">{topic}</span>
        {isPresent ? (
          <Badge tone="crema">
            <CircleAlert aria-hidden="true" className="size-4" />
            {messages.now}
          </Badge>
        ) : (
          <span className="text-sm font-normal text-muted">{messages.fine}</span>
        )}
      </summary>
      <p className="pb-3 text-muted">{advice}</p>
    </details>
  )
}
