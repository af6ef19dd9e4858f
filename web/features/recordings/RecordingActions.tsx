import { Download, Play, Shrink, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { deleteRecording, openRecording, saveRecording } from '../../../call/recording/localRecordings.ts'
import { problemOf, type LocalRecording } from '../../../call/recording/recording.ts'
import { Button } from '../../ui/Button.tsx'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { toast } from '../../ui/toast.ts'
import { messages } from './messages.ts'
import { ShrinkDialog } from './ShrinkDialog.tsx'
import { ShrinkProgress } from './ShrinkProgress.tsx'
import { forgetUpload } from './upload/openUploads.ts'
import { UploadControl } from './upload/UploadControl.tsx'
import { useShrink } from './useShrink.ts'

type RecordingActionsProps = { recording: LocalRecording; onPlay: () => void; onChanged: () => void }

/** Save, play, make smaller, upload, delete. */
export function RecordingActions({ recording, onPlay, onChanged }: RecordingActionsProps) {
  const [asking, setAsking] = useState<'delete' | 'shrink' | null>(null)
  const { share, shrink, cancel } = useShrink(recording.id, onChanged)
  const close = () => setAsking(null)
  const remove = async () => {
    close()
    // Else it would go on, read what is gone, and be tried for ever.
    forgetUpload(recording)
    try {
      await deleteRecording(recording.id)
      toast.good(messages.removed)
    } catch (error) {
      toast.bad(messages.problems[problemOf(error, 'storage-failed')])
    }
    onChanged()
  }
  const save = () => saveRecording(recording).catch(() => toast.bad(messages.problems['storage-failed']))
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <Button onClick={() => void save()}>
          <Download aria-hidden="true" className="size-5" />
          {messages.save}
        </Button>
        <Button variant="secondary" onClick={onPlay}>
          <Play aria-hidden="true" className="size-5" />
          {messages.play}
        </Button>
        {recording.state === 'ready' && recording.studioOffsetMs === null && share === null && (
          <Button variant="secondary" onClick={() => setAsking('shrink')}>
            <Shrink aria-hidden="true" className="size-5" />
            {messages.shrink}
          </Button>
        )}
        {recording.state === 'ready' && (
          <UploadControl recording={recording} openFile={() => openRecording(recording.id)} />
        )}
        <IconButton
          label={messages.removeIt(recording.fileName)}
          className="ml-auto text-danger"
          onClick={() => setAsking('delete')}
        >
          <Trash2 aria-hidden="true" className="size-5" />
        </IconButton>
      </div>
      {share !== null && <ShrinkProgress share={share} onCancel={cancel} />}
      {asking === 'delete' && (
        <ConfirmDialog
          title={messages.removeTitle}
          text={messages.removeText}
          keep={messages.keep}
          confirm={messages.remove}
          onClose={close}
          onConfirm={() => void remove()}
        />
      )}
      {asking === 'shrink' && (
        <ShrinkDialog
          onClose={close}
          onConfirm={(size) => {
            close()
            void shrink(size)
          }}
        />
      )}
    </>
  )
}
