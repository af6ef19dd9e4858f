import { errorMessages } from '../../../api/errorMessages.ts'
import { Conversation, type ConversationEntry } from '../../../ui/conversation/Conversation.tsx'
import type { CallMessageLog, CallMessageLogState } from './callMessageLog.ts'
import { messages } from './messages.ts'

type MessageListProps = {
  log: CallMessageLog
  state: CallMessageLogState
  personId: string
  otherName: string
  /** What stands among the messages: the call's files. */
  entries: readonly ConversationEntry[]
}

/** The call's messages, and those of one's own that are still on their way. */
export function MessageList({ log, state, personId, otherName, entries }: MessageListProps) {
  return (
    <Conversation
      personId={personId}
      stored={state.stored}
      entries={entries}
      unsent={state.outgoing.map(({ failure, ...message }) => ({
        ...message,
        reason: failure && errorMessages[failure],
      }))}
      loading={state.loading}
      hasOlder={state.olderCursor !== null}
      onOlder={() => void log.loadOlder()}
      onRetry={(id) => log.retry(id)}
      onDiscard={(id) => log.discard(id)}
      empty={messages.empty(otherName)}
    />
  )
}
