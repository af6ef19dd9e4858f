import { X } from 'lucide-react'
import { useEffect } from 'react'
import type { Call } from '../../../../call/call.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { AttachButton } from '../files/AttachButton.tsx'
import type { CallFiles, CallFilesState } from '../files/callFiles.ts'
import { fileEntries } from '../files/fileEntries.tsx'
import { FileNotes } from '../files/FileNotes.tsx'
import { DropHint } from '../files/DropHint.tsx'
import { useFileDrop } from '../files/useFileDrop.ts'
import type { CallMessageLog, CallMessageLogState } from './callMessageLog.ts'
import { MessageForm } from './MessageForm.tsx'
import { MessageList } from './MessageList.tsx'
import { messages } from './messages.ts'
import { useTyping } from './useTyping.ts'

type ChatPanelProps = {
  call: Call
  log: CallMessageLog
  state: CallMessageLogState
  personId: string
  otherName: string
  /** Null: messages stay with the chat. */
  retentionDays: number | null
  files: CallFiles | null
  fileState: CallFilesState
  connected: boolean
  onClose: () => void
}

/** The text chat of the call, sliding in from the right (T1). What it shows counts as read. */
export function ChatPanel(props: ChatPanelProps) {
  const { call, log, state, personId, otherName, files, fileState, onClose } = props
  const newestOfPeer = state.stored.findLast(({ userId }) => userId !== personId)?.seq ?? 0
  const { peerTyping, typed, sent } = useTyping(call, newestOfPeer)
  const { over, handlers } = useFileDrop(files && ((dropped) => files.send(dropped)))
  const newest = state.stored.at(-1)?.seq
  useEffect(() => {
    // What comes while the page is out of sight is not read yet.
    const markRead = () => {
      if (newest !== undefined && document.visibilityState === 'visible') log.markRead(newest)
    }
    markRead()
    document.addEventListener('visibilitychange', markRead)
    return () => document.removeEventListener('visibilitychange', markRead)
  }, [log, newest])
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      // What was opened in the panel, or in front of it, closes first.
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('dialog[open]')) return
      onClose()
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [onClose])
  return (
    <aside
      aria-label={messages.title}
      {...handlers}
      className="absolute inset-y-0 right-0 z-20 flex w-11/12 flex-col border-l border-line bg-surface text-ink shadow-float transition-transform duration-200 starting:translate-x-full lg:relative lg:w-96 lg:shrink-0"
    >
      <header className="flex items-center justify-between border-b border-line py-1.5 pr-2 pl-4">
        <div>
          <h2 className="text-lg leading-tight font-bold">{messages.title}</h2>
          <p className="text-sm text-muted">{messages.kept(props.retentionDays)}</p>
        </div>
        <IconButton label={messages.close} onClick={onClose}>
          <X aria-hidden="true" className="size-5" />
        </IconButton>
      </header>
      <MessageList
        log={log}
        state={state}
        personId={personId}
        otherName={otherName}
        entries={fileEntries({ files, state: fileState, otherName, connected: props.connected })}
      />
      <p aria-live="polite" className="min-h-6 truncate px-4 text-sm text-muted">
        {peerTyping && messages.typing(otherName)}
      </p>
      {files && <FileNotes files={files} state={fileState} name={otherName} />}
      <MessageForm
        attach={<AttachButton files={files} />}
        onTyped={typed}
        onSend={(text) => {
          sent()
          return log.send(text)
        }}
      />
      {over && <DropHint name={otherName} />}
    </aside>
  )
}
