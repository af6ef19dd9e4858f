import { FileText, RotateCcw } from 'lucide-react'
import type { ReactNode } from 'react'
import { isOver, isUnderWay, percentOf } from '../../../../call/transfer/transferState.ts'
import { classNames } from '../../../ui/classNames.ts'
import { timeOfDay } from '../../../ui/conversation/messages.ts'
import { FileAction } from './FileAction.tsx'
import { FilePicture } from './FilePicture.tsx'
import type { CallFiles, ChatFile } from './callFiles.ts'
import { messages, sizeText } from './messages.ts'
import { saveFile } from './saveFile.ts'

type FileItemProps = {
  file: ChatFile
  files: CallFiles
  /** "You" or the other one's name. */
  sender: string
  otherName: string
  connected: boolean
}

/** A file in the conversation: what it is, how far it has come, and what one can do with it. */
export function FileItem({ file, files, sender, otherName, connected }: FileItemProps) {
  const own = file.direction === 'outgoing'
  const { id, name, size, status, moved } = file
  const act = (label: string, run: () => void) => ({ label, name: messages.of(label, name), run })
  const waiting = waitingText(file, connected, otherName)
  return (
    <li
      aria-label={messages.item(own, sender, name)}
      className={classNames('grid w-[min(18rem,88%)] gap-1', own ? 'justify-self-end' : 'justify-self-start')}
    >
      <p className={classNames('flex gap-2 text-sm text-muted', own && 'justify-end')}>
        <bdi className="min-w-0 font-semibold wrap-anywhere">{sender}</bdi>
        <time dateTime={file.createdAt}>{timeOfDay(file.createdAt)}</time>
      </p>
      <div className="grid gap-3 rounded-card border border-line bg-sunken p-3.5 text-ink">
        {file.file && <FilePicture file={file.file} name={name} />}
        <div className="flex items-start gap-3">
          <FileText aria-hidden="true" className="mt-0.5 size-6 shrink-0 text-muted" />
          <div className="min-w-0 flex-1">
            <p className="font-semibold wrap-anywhere">
              <bdi>{name}</bdi>
            </p>
            <p className="text-sm text-muted tabular-nums">
              {status === 'moving' ? messages.part(moved, size) : sizeText(size)}
              {waiting !== null && ` · ${waiting}`}
            </p>
          </div>
        </div>
        {isUnderWay(file) && <Progress name={name} percent={percentOf(moved, size)} />}
        {!isOver(file) && (
          <Actions>
            {!own && status === 'offered' && (
              <>
                <FileAction main {...act(messages.accept, () => files.accept(id))} />
                <FileAction {...act(messages.decline, () => files.decline(id))} />
              </>
            )}
            {(own || status !== 'offered') && (
              <FileAction {...act(messages.cancel, () => files.cancel(id))} />
            )}
          </Actions>
        )}
        {file.file && (
          <Actions>
            <FileAction main {...act(messages.save, () => saveFile(file.file, name))} />
          </Actions>
        )}
      </div>
      <Outcome file={file} own={own} onRetry={() => files.retry(id)} />
    </li>
  )
}

const Actions = ({ children }: { children: ReactNode }) => <div className="flex gap-2">{children}</div>

/** What it waits for; null where it waits for nothing, or for the reader. */
function waitingText(file: ChatFile, connected: boolean, otherName: string) {
  const { status, direction } = file
  if (isOver(file) || status === 'moving') return null
  if (!connected) return messages.waiting
  if (status === 'checking') return messages.checking
  if (status === 'accepted') return messages.queued
  return direction === 'outgoing' ? messages.offered(otherName) : null
}

function Progress({ name, percent }: { name: string; percent: number }) {
  return (
    <progress
      aria-label={messages.progress(name)}
      max={100}
      value={percent}
      className="h-2 w-full appearance-none overflow-hidden rounded-full border-0 bg-line [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-accent [&::-webkit-progress-value]:transition-[inline-size]"
    />
  )
}

type OutcomeProps = { file: ChatFile; own: boolean; onRetry: () => void }

/** How it ended, below the file, as with a message. */
function Outcome({ file: { status, failure, name }, own, onRetry }: OutcomeProps) {
  const side = own ? 'text-right' : ''
  if (status === 'complete')
    return <p className={`text-sm text-muted ${side}`}>{own ? messages.sent : messages.complete}</p>
  if (status === 'declined' || status === 'cancelled')
    return <p className={`text-sm text-muted ${side}`}>{messages[status]}</p>
  if (status !== 'failed') return null
  return (
    <p className={`text-sm text-danger ${side}`}>
      {messages.failed}
      {own && ' – '}
      {own && (
        <button
          type="button"
          aria-label={messages.of(messages.retry, name)}
          onClick={onRetry}
          className="inline-flex min-h-6 items-center gap-1 font-semibold underline"
        >
          <RotateCcw aria-hidden="true" className="size-3.5" />
          {messages.retry}
        </button>
      )}
      <span className="block text-muted">
        {failure && (own ? messages.failures : messages.ownFailures)[failure]}
      </span>
    </p>
  )
}
