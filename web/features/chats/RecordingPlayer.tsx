import { useState } from 'react'
import type { RecordingFile } from '../../../contract/recordings.ts'
import { recordingFileUrl } from '../../api/recordingFiles.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { recordingMessages } from './recordingMessages.ts'

type RecordingPlayerProps = { file: RecordingFile; otherName: string; onClose: () => void }

/** Plays a recording where it is: the browser fetches the parts that it needs. */
export function RecordingPlayer({ file, otherName, onClose }: RecordingPlayerProps) {
  const [failed, setFailed] = useState(false)
  const title = recordingMessages.playerTitle(otherName)
  return (
    <Dialog title={title} onClose={onClose} wide>
      {failed && <Notice tone="bad">{recordingMessages.cannotPlay}</Notice>}
      <video
        src={recordingFileUrl(file.id)}
        aria-label={title}
        controls
        autoPlay
        playsInline
        onError={() => setFailed(true)}
        className="aspect-video max-h-[70dvh] w-full rounded-control bg-black"
      />
    </Dialog>
  )
}
