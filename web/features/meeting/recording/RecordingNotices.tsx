import { CircleCheck, CircleDot, X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { OwnRecording } from '../../../../call/recording/consentState.ts'
import { errorMessages } from '../../../api/errorMessages.ts'
import { Button } from '../../../ui/Button.tsx'
import { buttonStyle } from '../../../ui/buttonStyle.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Spinner } from '../../../ui/Spinner.tsx'
import { ConsentDialog } from './ConsentDialog.tsx'
import { messages } from './messages.ts'
import type { RecordingSession } from './recordingSession.ts'
import { UnsupportedDialog } from './UnsupportedDialog.tsx'
import { useConsent, useSession } from './useSession.ts'

/** What is asked and said about recordings during the call. */
export function RecordingNotices({ session, name }: { session: RecordingSession; name: string }) {
  const { own, asked } = useConsent(session)
  const { phase, share, saved, gap } = useSession(session)
  const { consent } = session
  const dismiss = () => session.dismiss()
  const ending = own && describeEnding(own, name)
  return (
    <>
      <div aria-live="polite" className="grid gap-3 empty:hidden">
        {(own?.phase === 'asking' || own?.phase === 'agreed') && (
          <Box icon={<Spinner className="size-5" />}>
            <p className="font-semibold">
              {own.phase === 'asking' ? messages.asking(name) : messages.starting}
            </p>
            <Button variant="secondary" onClick={() => consent.stop()}>
              {messages.cancel}
            </Button>
          </Box>
        )}
        {phase === 'saving' && (
          <Box icon={<Spinner className="size-5" />}>
            <p className="font-semibold">{messages.saving}</p>
            {/* Read out with every step it would drown the call. */}
            {share > 0 && (
              <span aria-hidden="true" className="pr-2 text-muted tabular-nums">
                {messages.percent(share)}
              </span>
            )}
          </Box>
        )}
        {ending && (
          <Box icon={<CircleDot aria-hidden="true" />} onClose={dismiss}>
            <p>{ending}</p>
          </Box>
        )}
        {saved && (
          <Box icon={<CircleCheck aria-hidden="true" className="text-accent" />} onClose={dismiss}>
            <div className="min-w-0">
              <p className="font-semibold">{messages.saved}</p>
              <p className="text-muted [overflow-wrap:anywhere]">{saved.fileName}</p>
            </div>
            <div className="flex flex-wrap gap-2">
              <Button variant="secondary" onClick={() => void session.saveAgain()}>
                {messages.saveAgain}
              </Button>
              {/* In a new tab: the call goes on in this one. */}
              <a href="/recordings" target="_blank" rel="noreferrer" className={buttonStyle('quiet')}>
                {messages.library}
              </a>
            </div>
          </Box>
        )}
      </div>
      {asked && (
        <ConsentDialog
          key={asked.id}
          asked={asked}
          name={name}
          onAllow={() => consent.agree(asked.id)}
          onDecline={() => consent.decline(asked.id)}
        />
      )}
      {gap && <UnsupportedDialog gap={gap} onClose={dismiss} />}
    </>
  )
}

/** What the recorder is told; nothing where they ended it themselves. */
function describeEnding({ ending, refusal }: OwnRecording, name: string) {
  if (ending === null || ending === 'cancelled' || ending === 'stopped') return null
  if (ending === 'refused') return errorMessages[refusal ?? 'internal']
  return messages.endings[ending](name)
}

function Box({ icon, onClose, children }: { icon: ReactNode; onClose?: () => void; children: ReactNode }) {
  return (
    <div className="appear flex items-start gap-3 rounded-card border border-line bg-surface py-2 pr-2 pl-4 text-ink shadow-float">
      <span className="mt-2.5 [&>svg]:size-5">{icon}</span>
      <div className="flex min-h-11 min-w-0 flex-1 flex-wrap items-center justify-between gap-x-4 gap-y-2">
        {children}
      </div>
      {onClose && (
        <IconButton label={messages.dismiss} onClick={onClose}>
          <X aria-hidden="true" className="size-5" />
        </IconButton>
      )}
    </div>
  )
}
