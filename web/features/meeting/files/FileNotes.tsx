import { X } from 'lucide-react'
import { isOver } from '../../../../call/transfer/transferState.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import type { CallFiles, CallFilesState } from './callFiles.ts'
import { messages } from './messages.ts'

type FileNotesProps = { files: CallFiles; state: CallFilesState; name: string }

/** Where files go, while some are under way; and why one was not taken, until that is read. */
export function FileNotes({ files, state: { files: all, problem }, name }: FileNotesProps) {
  const under = all.some((file) => !isOver(file))
  return (
    <>
      {under && <p className="px-4 pb-2 text-sm text-muted">{messages.notStored(name)}</p>}
      <div role="alert" className="empty:hidden">
        {problem && (
          <div className="mx-3 mb-2 flex items-center gap-2 rounded-control border border-danger pl-3 text-sm">
            <p className="flex-1 py-2 wrap-anywhere">
              {problem.kind === 'too-large' ? messages.tooLarge(problem.name) : messages.tooMany}
            </p>
            <IconButton label={messages.dismiss} onClick={() => files.dismissProblem()}>
              <X aria-hidden="true" className="size-5" />
            </IconButton>
          </div>
        )}
      </div>
    </>
  )
}
