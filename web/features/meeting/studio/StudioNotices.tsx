import { Mic } from 'lucide-react'
import { percentOf, type Transfer } from '../../../../call/transfer/transferState.ts'
import { messages } from './messages.ts'

type StudioNoticesProps = { tracks: readonly Transfer[]; name: string; connected: boolean }

/** How far the microphone tracks have come that are being handed over. */
export function StudioNotices({ tracks, name, connected }: StudioNoticesProps) {
  return tracks.map(({ id, direction, moved, size }) => {
    const percent = percentOf(moved, size)
    return (
      <div
        key={id}
        className="appear flex items-start gap-3 rounded-card border border-line bg-surface px-4 py-3 text-ink shadow-float"
      >
        <Mic aria-hidden="true" className="mt-0.5 size-5 shrink-0" />
        <div className="grid min-w-0 flex-1 gap-2">
          <p className="font-semibold tabular-nums">
            {direction === 'outgoing' ? messages.own(percent) : messages.theirs(name, percent)}
          </p>
          <progress
            aria-label={messages.progress}
            max={100}
            value={percent}
            className="h-2 w-full appearance-none overflow-hidden rounded-full border-0 bg-line [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-accent"
          />
          {!connected && <p className="text-sm text-muted">{messages.waits}</p>}
        </div>
      </div>
    )
  })
}
