import { CircleQuestionMark } from 'lucide-react'
import type { Call } from '../../../../call/call.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import type { CallMessageLog } from '../chat/callMessageLog.ts'
import { HelpDialog } from './HelpDialog.tsx'
import { messages } from './messages.ts'
import type { TroubleId } from './rules.ts'
import { actionFor } from './troubleActions.ts'
import { TroubleNotice } from './TroubleNotice.tsx'
import { useTroubles } from './useTroubles.ts'

/** Told by the box of device problems, which stands at the same place. */
const toldElsewhere: readonly TroubleId[] = ['permission', 'shareFailed']

type TroublesProps = {
  call: Call
  log: CallMessageLog
  name: string
  helpOpen: boolean
  onHelp: (open: boolean) => void
}

/** Watches the call for troubles (O6): one notice at a time, and the help with all of them. */
export function Troubles({ call, log, name, helpOpen, onHelp }: TroublesProps) {
  const { present, dismissed, dismiss } = useTroubles(call, log)
  const shown = present.find((id) => !toldElsewhere.includes(id) && !dismissed.includes(id))
  return (
    <>
      <div aria-live="polite" className="empty:hidden">
        {shown && (
          <TroubleNotice
            key={shown}
            {...messages.topics[shown]({ name })}
            action={actionFor(shown, { call, log })}
            onHelp={() => onHelp(true)}
            onDismiss={() => dismiss(shown)}
          />
        )}
      </div>
      {!shown && (
        <IconButton
          label={messages.help}
          onClick={() => onHelp(true)}
          className="fixed top-14 left-3 bg-black/65 text-white hover:bg-black sm:top-16 sm:left-4"
        >
          <CircleQuestionMark aria-hidden="true" className="size-5" />
        </IconButton>
      )}
      {helpOpen && <HelpDialog present={present} name={name} onClose={() => onHelp(false)} />}
    </>
  )
}
