import { Shield, ShieldAlert, ShieldCheck } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { messages as safetyMessages } from '../safety/messages.ts'
import { safetyOf } from '../safety/safetyOf.ts'
import { Elapsed } from '../timer/Elapsed.tsx'
import type { CompanyViewProps } from './CompanyView.tsx'
import { messages } from './messages.ts'

/** Beside the call's state: how long it has lasted, and how safe it is known to be. */
export function CompanyStatus({ call, company, room }: Omit<CompanyViewProps, 'me'>) {
  const { connectedAt } = useSyncExternalStore(company.subscribe, company.getState)
  const safety = safetyOf(call, room)
  const { status, verified } = useSyncExternalStore(safety.subscribe, safety.getState)
  if (connectedAt === null) return null
  const openCode = () => company.open('safety')
  return (
    <>
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
      {status === 'failed' && (
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
