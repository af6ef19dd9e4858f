import { useState } from 'react'
import type { LocalRecording } from '../../../call/recording/recording.ts'
import { Card } from '../../ui/Card.tsx'
import { browserZone, formatClock, formatDay } from '../../ui/dateTime.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Spinner } from '../../ui/Spinner.tsx'
import { useNow } from '../../ui/useNow.ts'
import { messages } from './messages.ts'
import { PlayDialog } from './PlayDialog.tsx'
import { RecordingActions } from './RecordingActions.tsx'
import { formatLength, formatSize } from '../../ui/fileFigures.ts'
import { Thumbnail } from './Thumbnail.tsx'

type RecordingItemProps = {
  recording: LocalRecording
  /** It was cut off, and could not be put together. */
  unrepaired: boolean
  onChanged: () => void
}

/** One recording: with whom, when, how long and large, and what one can do with it. */
export function RecordingItem({ recording, unrepaired, onChanged }: RecordingItemProps) {
  const [playing, setPlaying] = useState(false)
  const { otherName, state } = recording
  const waits = state === 'cut-off' && !unrepaired
  return (
    <Card className="@container">
      <article className="grid gap-5 @xl:grid-cols-[14rem_1fr]">
        <Thumbnail recording={recording} disabled={waits} onPlay={() => setPlaying(true)} />
        <div className="grid min-w-0 content-start gap-4">
          <div>
            <h2 className="text-lg leading-snug font-bold break-words">{messages.callWith(otherName)}</h2>
            <Figures recording={recording} />
          </div>
          {waits ? (
            <output className="flex items-center gap-2.5 font-medium">
              <Spinner />
              {messages.repairing}
            </output>
          ) : (
            <>
              {unrepaired && <Notice tone="bad">{messages.repairFailed}</Notice>}
              <RecordingActions recording={recording} onPlay={() => setPlaying(true)} onChanged={onChanged} />
            </>
          )}
        </div>
      </article>
      {playing && <PlayDialog recording={recording} onClose={() => setPlaying(false)} />}
    </Card>
  )
}

function Figures({ recording }: { recording: LocalRecording }) {
  const { startedAt, durationMs, sizeBytes, id, recordingId, type, studioOffsetMs, fileName } = recording
  const now = useNow()
  const zone = browserZone()
  const begun = new Date(startedAt)
  const figures = [
    ...(durationMs > 0 ? [formatLength(durationMs)] : []),
    formatSize(sizeBytes),
    type.replace('video/', '').toUpperCase(),
    ...(studioOffsetMs !== null
      ? [messages.studio(studioOffsetMs)]
      : id === recordingId
        ? []
        : [messages.smaller]),
  ]
  return (
    <p className="text-muted">
      <time dateTime={startedAt} className="whitespace-nowrap">
        {formatDay(begun, zone, now)}, {formatClock(begun, zone)}
      </time>
      <br />
      {messages.figures(figures)}
      {studioOffsetMs !== null && <span className="block break-words">{fileName}</span>}
    </p>
  )
}
