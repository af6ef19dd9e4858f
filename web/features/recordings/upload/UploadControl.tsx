import { CircleCheck, CloudUpload } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { describeError } from '../../../api/errorMessages.ts'
import { formatSize } from '../../../ui/fileFigures.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import type { UploadedRecording } from './fileSender.ts'
import { messages } from './messages.ts'
import { openUpload } from './openUploads.ts'
import type { UploadState } from './recordingUpload.ts'

type UploadControlProps = {
  recording: UploadedRecording
  /** Opens the file when it is wanted; it is read piece by piece. */
  openFile: () => Promise<Blob>
}

/**
 * Sends a recording of this device to the server (R6), and shows how far it is. It stands in a wrapping row of buttons; once pressed it takes
 * a line of its own below them.
 */
export function UploadControl({ recording, openFile }: UploadControlProps) {
  const upload = openUpload(recording, openFile)
  const state = useSyncExternalStore(upload.subscribe, upload.getState)
  const start = () => upload.start()
  if (state.phase === 'idle') {
    return (
      <Button
        variant="secondary"
        className="max-sm:order-last"
        aria-label={messages.uploadNamed(recording.fileName)}
        onClick={start}
      >
        <CloudUpload aria-hidden="true" className="size-5" />
        {messages.upload}
      </Button>
    )
  }
  if (state.phase === 'done') {
    return (
      <output className="order-last flex basis-full items-center gap-2 font-semibold text-accent">
        <CircleCheck aria-hidden="true" className="size-5 shrink-0" />
        {messages.done}
      </output>
    )
  }
  if (state.phase === 'failed') {
    return (
      <div className="order-last grid basis-full gap-3">
        <Notice tone="bad">{describeError(state.error)}</Notice>
        <Button variant="secondary" className="justify-self-start" onClick={start}>
          {messages.again}
        </Button>
      </div>
    )
  }
  return <Progress name={recording.fileName} state={state} onCancel={() => upload.cancel()} />
}

type ProgressProps = { name: string; state: UploadState; onCancel: () => void }

function Progress({ name, state, onCancel }: ProgressProps) {
  const { phase, sentBytes, totalBytes } = state
  const isWaiting = phase === 'waiting'
  return (
    <div className="order-last flex min-w-0 basis-full flex-wrap items-center gap-x-4 gap-y-2">
      <div className="grid min-w-40 flex-1 gap-1.5">
        <progress
          aria-label={messages.progress(name)}
          value={sentBytes}
          max={totalBytes}
          className="h-2 w-full appearance-none overflow-hidden rounded-full bg-sunken [&::-moz-progress-bar]:rounded-full [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:rounded-full [&::-webkit-progress-value]:bg-accent"
        />
        <p className="text-sm text-muted tabular-nums">
          {messages.uploading(formatSize(sentBytes), formatSize(totalBytes))}
          {isWaiting && <output> · {messages.waiting}</output>}
        </p>
      </div>
      <Button variant="quiet" onClick={onCancel}>
        {messages.cancel}
      </Button>
    </div>
  )
}
