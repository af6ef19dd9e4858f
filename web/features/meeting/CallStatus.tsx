import type { ReactNode } from 'react'
import type { CallState } from '../../../call/call.ts'
import type { CallPhase } from '../../../call/callPhase.ts'
import { classNames } from '../../ui/classNames.ts'
import { messages } from './messages.ts'

const dots: Partial<Record<CallPhase, string>> = {
  connected: 'bg-accent',
  ended: 'bg-muted',
}

const { status } = messages
const statusTexts: Record<CallPhase, (otherName: string) => string> = {
  idle: () => status.connecting,
  preview: () => status.connecting,
  waitingForPeer: status.waiting,
  connecting: () => status.connecting,
  connected: () => status.connected,
  reconnecting: () => status.reconnecting,
  ended: () => status.ended,
  failed: () => status.ended,
}

type CallStatusProps = {
  state: CallState
  otherName: string
  /** What stands beside the words, such as the signal meter. */
  children?: ReactNode
}

/** Where the call stands, in one or two words. */
export function CallStatus({ state, otherName, children }: CallStatusProps) {
  return (
    <div className="absolute top-3 left-3 z-10 grid justify-items-start gap-2 sm:top-4 sm:left-4">
      <div className="flex flex-wrap gap-2">
        <output className="flex items-center gap-2 rounded-full bg-black/65 px-3 py-1 text-sm font-semibold text-white">
          <span
            aria-hidden="true"
            className={classNames(
              'size-2 rounded-full',
              dots[state.phase] ?? 'bg-on-crema motion-safe:animate-pulse',
            )}
          />
          {statusTexts[state.phase](otherName)}
        </output>
        {children}
      </div>
    </div>
  )
}
