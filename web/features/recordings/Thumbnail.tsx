import { Mic, Play } from 'lucide-react'
import type { LocalRecording } from '../../../call/recording/recording.ts'
import { classNames } from '../../ui/classNames.ts'
import { messages } from './messages.ts'
import { useRecordingUrl } from './useRecordingUrl.ts'

type ThumbnailProps = { recording: LocalRecording; disabled: boolean; onPlay: () => void }

/** A picture of the recording's first seconds, or a microphone for a track without any, which plays it when pressed. The button beside it says so. */
export function Thumbnail({ recording, disabled, onPlay }: ThumbnailProps) {
  const isTrack = recording.studioOffsetMs !== null
  const url = useRecordingUrl(disabled || isTrack ? null : recording)
  return (
    <button
      type="button"
      aria-label={messages.playIt(recording.otherName)}
      disabled={disabled}
      onClick={onPlay}
      className={classNames(
        'group relative w-full overflow-hidden rounded-control bg-[#17130f]',
        isTrack ? 'aspect-4/1 @xl:aspect-video' : 'aspect-video',
      )}
    >
      {isTrack && (
        <Mic aria-hidden="true" className="absolute inset-y-0 left-6 m-auto size-8 text-white/70" />
      )}
      {url && (
        <video
          src={`${url}#t=1`}
          preload="metadata"
          muted
          playsInline
          tabIndex={-1}
          aria-hidden="true"
          className="size-full object-cover"
        />
      )}
      {!disabled && (
        <span className="absolute inset-0 m-auto grid size-14 place-content-center rounded-full bg-black/65 text-white transition-transform group-hover:scale-110 motion-reduce:transition-none">
          <Play aria-hidden="true" className="size-6 translate-x-0.5 fill-current" />
        </span>
      )}
    </button>
  )
}
