import type { ConversationEntry } from '../../../ui/conversation/Conversation.tsx'
import { messages as conversationMessages } from '../../../ui/conversation/messages.ts'
import type { CallFiles, CallFilesState } from './callFiles.ts'
import { FileItem } from './FileItem.tsx'

type FileEntriesParts = {
  files: CallFiles | null
  state: CallFilesState
  otherName: string
  connected: boolean
}

/** The call's files, to stand among its messages. */
export function fileEntries({ files, state, otherName, connected }: FileEntriesParts): ConversationEntry[] {
  if (!files) return []
  return state.files.map((file) => ({
    id: file.id,
    version: `${file.id} ${file.status}`,
    afterSeq: file.afterSeq,
    content: (
      <FileItem
        file={file}
        files={files}
        sender={file.direction === 'outgoing' ? conversationMessages.you : otherName}
        otherName={otherName}
        connected={connected}
      />
    ),
  }))
}
