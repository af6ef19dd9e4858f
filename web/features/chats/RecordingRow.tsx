import { Download, Film, Play, Trash2 } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import type { RecordingFile } from '../../../contract/recordings.ts'
import { deleteRecordingFile, recordingDownloadUrl, recordingPictureUrl } from '../../api/recordingFiles.ts'
import { useMe } from '../../api/useMe.ts'
import { Button } from '../../ui/Button.tsx'
import { buttonStyle } from '../../ui/buttonStyle.ts'
import { useNow } from '../../ui/useNow.ts'
import { firstName } from './chatView.ts'
import { describeRecording } from './recordingLine.ts'
import { recordingMessages } from './recordingMessages.ts'
import { useChatAction } from './useChatAction.ts'

const RecordingPlayer = lazy(() =>
  import('./RecordingPlayer.tsx').then((module) => ({ default: module.RecordingPlayer })),
)
const DeleteRecording = lazy(() =>
  import('./DeleteRecording.tsx').then((module) => ({ default: module.DeleteRecording })),
)

/** One uploaded recording: its picture plays it, and beside it stands what it is and what one can do with it. */
export function RecordingRow({ file, otherName }: { file: RecordingFile; otherName: string }) {
  const me = useMe()
  const name = firstName(otherName)
  const { length, about, end } = describeRecording(file, {
    meId: me.id,
    zone: me.timeZone,
    otherName: name,
    now: useNow(),
  })
  const [open, setOpen] = useState<'player' | 'question' | undefined>()
  const deletion = useChatAction(() => deleteRecordingFile(file.id), recordingMessages.deleted)
  const close = () => setOpen(undefined)
  return (
    <article className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-control bg-sunken p-3">
      <button
        type="button"
        aria-label={recordingMessages.playNamed(length)}
        onClick={() => setOpen('player')}
        className="group relative aspect-video w-full shrink-0 overflow-hidden rounded-[0.6rem] bg-line text-muted sm:w-40"
      >
        <Picture file={file} />
        <span className="absolute inset-0 m-auto grid size-11 place-items-center rounded-full bg-black/60 text-white transition-transform group-hover:scale-110 motion-reduce:transition-none">
          <Play aria-hidden="true" className="ml-0.5 size-5 fill-current" />
        </span>
        <span className="absolute right-2 bottom-2 rounded-md bg-black/70 px-1.5 text-sm font-semibold text-white tabular-nums">
          {length}
        </span>
      </button>
      <div className="min-w-48 flex-1">
        <p className="font-semibold break-words">{about}</p>
        <p className="text-sm text-muted">{end}</p>
        <div className="-mb-1 -ml-3 flex flex-wrap gap-1">
          <a
            href={recordingDownloadUrl(file.id)}
            download
            aria-label={recordingMessages.downloadNamed(length)}
            className={buttonStyle('quiet', 'px-3 hover:bg-surface')}
          >
            <Download aria-hidden="true" className="size-4.5" />
            {recordingMessages.download}
          </a>
          <Button
            variant="quiet"
            className="px-3 hover:bg-surface"
            aria-label={recordingMessages.deleteNamed(length)}
            pending={deletion.isPending}
            onClick={() => setOpen('question')}
          >
            <Trash2 aria-hidden="true" className="size-4.5" />
            {recordingMessages.delete}
          </Button>
        </div>
      </div>
      <Suspense fallback={null}>
        {open === 'player' && <RecordingPlayer file={file} otherName={name} onClose={close} />}
        {open === 'question' && (
          <DeleteRecording otherName={name} onClose={close} onConfirm={() => deletion.mutate()} />
        )}
      </Suspense>
    </article>
  )
}

function Picture({ file }: { file: RecordingFile }) {
  if (!file.hasPicture) return <Film aria-hidden="true" className="absolute top-3 left-3 size-5" />
  return <img src={recordingPictureUrl(file.id)} alt="" loading="lazy" className="size-full object-cover" />
}
