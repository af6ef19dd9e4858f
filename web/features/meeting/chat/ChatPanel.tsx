import { X } from 'lucide-react'
import { useEffect } from 'react'
import { IconButton } from '../../../ui/IconButton.tsx'
import type { CallMessageLog, CallMessageLogState } from './callMessageLog.ts'
import { MessageForm } from './MessageForm.tsx'
import { MessageList } from './MessageList.tsx'
import { messages } from './messages.ts'

type ChatPanelProps = {
  log: CallMessageLog
  state: CallMessageLogState
  personId: string
  otherName: string
  onClose: () => void
}

/** The text chat of the call, sliding in from the right (T1). What it shows counts as read. */
export function ChatPanel({ log, state, personId, otherName, onClose }: ChatPanelProps) {
  const newest = state.stored.at(-1)?.seq
  useEffect(() => {
    if (newest !== undefined) log.markRead(newest)
  }, [log, newest])
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onClose()
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [onClose])
  return (
    <aside
      aria-label={messages.title}
      className="absolute inset-y-0 right-0 z-20 flex w-4/5 flex-col border-l border-line bg-surface text-ink shadow-float transition-transform duration-200 starting:translate-x-full lg:static lg:w-96 lg:shrink-0"
    >
      <header className="flex items-center justify-between border-b border-line py-1.5 pr-2 pl-4">
        <h2 className="text-lg font-bold">{messages.title}</h2>
        <IconButton label={messages.close} onClick={onClose}>
          <X aria-hidden="true" className="size-5" />
        </IconButton>
      </header>
      <MessageList log={log} state={state} personId={personId} otherName={otherName} />
      <MessageForm onSend={(text) => log.send(text)} />
    </aside>
  )
}
