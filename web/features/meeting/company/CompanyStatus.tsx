import { CircleQuestionMark, Shield, ShieldAlert, ShieldCheck } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { messages as safetyMessages } from '../safety/messages.ts'
import { safetyOf } from '../safety/safetyOf.ts'
import { Elapsed } from '../timer/Elapsed.tsx'
import { messages as troubleMessages } from '../trouble/messages.ts'
import type { CompanyViewProps } from './CompanyView.tsx'
import { messages } from './messages.ts'

type CompanyStatusProps = Pick<CompanyViewProps, 'call' | 'company' | 'room'> & { onHelp: () => void }

/** Beside the call's state: how long it has lasted, how safe it is known to be, and the help. */
export function CompanyStatus({ call, company, room, onHelp }: CompanyStatusProps) {
  const { connectedAt } = useSyncExternalStore(company.subscribe, company.getState)
  const safety = safetyOf(call, room)
  const { status, verified } = useSyncExternalStore(safety.subscribe, safety.getState)
  const openCode = () => company.open('safety')
  return (
    <>
      {connectedAt !== null && (
        <div className="flex items-center gap-2 rounded-full bg-black/65 pr-3 text-sm font-semibold text-white">
          <button
            type="button"
            title={messages.safety}
            onClick={openCode}
            className="flex min-h-7 min-w-7 items-center justify-end gap-1.5 rounded-full pl-3 [&>svg]:size-4"
          >
            {verified ? (
              <ShieldCheck aria-hidden="true" className="text-accent" />
            ) : (
              <Shield aria-hidden="true" />
            )}
            <span className="sr-only">{messages.safety}</span>
            {verified && safetyMessages.verified}
          </button>
          <Elapsed since={connectedAt} />
        </div>
      )}
      <button
        type="button"
        aria-label={troubleMessages.help}
        title={troubleMessages.help}
        onClick={onHelp}
        className="relative grid size-7 place-content-center rounded-full bg-black/65 text-white transition-colors after:absolute after:-inset-2 hover:bg-black [&>svg]:size-4.5"
      >
        <CircleQuestionMark aria-hidden="true" />
      </button>
      {connectedAt !== null && status === 'failed' && (
        <button
          type="button"
          onClick={openCode}
          className="flex items-center gap-2 rounded-full bg-danger px-3 py-1 text-sm font-semibold text-on-danger [&>svg]:size-4"
        >
          <ShieldAlert aria-hidden="true" />
          <span role="alert">{safetyMessages.failed}</span>
        </button>
      )}
    </>
  )
}
