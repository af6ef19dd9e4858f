import type { LocalRecording } from '../../../call/recording/recording.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { messages } from './messages.ts'
import { useRecordingUrl } from './useRecordingUrl.ts'

/** Plays a recording in front of the page. */
export function PlayDialog({ recording, onClose }: { recording: LocalRecording; onClose: () => void }) {
  const url = useRecordingUrl(recording)
  const title = messages.callWith(recording.otherName)
  return (
    <Dialog title={title} picture onClose={onClose}>
      <div className="aspect-video overflow-hidden rounded-control bg-black">
        {url && <video src={url} controls autoPlay playsInline aria-label={title} className="size-full" />}
      </div>
    </Dialog>
  )
}
