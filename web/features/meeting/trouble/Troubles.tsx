import type { Call } from '../../../../call/call.ts'
import type { CallMessageLog } from '../chat/callMessageLog.ts'
import type { RecordingSession } from '../recording/recordingSession.ts'
import { HelpDialog } from './HelpDialog.tsx'
import { messages } from './messages.ts'
import type { TroubleId } from './rules.ts'
import { actionFor } from './troubleActions.ts'
import { TroubleNotice } from './TroubleNotice.tsx'
import { useTroubles } from './useTroubles.ts'

/** Told by the box of device problems, which stands at the same place, and by the chat. */
const toldElsewhere: readonly TroubleId[] = ['permission', 'shareFailed', 'fileTooLarge']

type TroublesProps = {
  call: Call
  log: CallMessageLog
  recording: RecordingSession | null
  name: string
  fileTooLarge: boolean
  helpOpen: boolean
  onHelp: (open: boolean) => void
}

/** Watches the call for troubles (O6): one notice at a time, and the help with all of them. */
export function Troubles({ call, log, recording, name, fileTooLarge, helpOpen, onHelp }: TroublesProps) {
  const { present, dismissed, dismiss } = useTroubles({ call, log, recording, fileTooLarge })
  const shown = present.find((id) => !toldElsewhere.includes(id) && !dismissed.includes(id))
  return (
    <>
      <div aria-live="polite" className="empty:hidden">
        {shown && (
          <TroubleNotice
            key={shown}
            {...messages.topics[shown]({ name })}
            action={actionFor(shown, { call, log, recording })}
            onHelp={() => onHelp(true)}
            onDismiss={() => dismiss(shown)}
          />
        )}
      </div>
      {helpOpen && <HelpDialog present={present} name={name} onClose={() => onHelp(false)} />}
    </>
  )
}
