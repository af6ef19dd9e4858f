import { lazy, useSyncExternalStore } from 'react'
import type { CallQuality } from '../../../../call/quality/callQuality.ts'
import { LazyPart } from '../../../ui/LazyPart.tsx'
import { messages } from './messages.ts'
import { SignalMeter } from './SignalMeter.tsx'

const StatisticsDialog = lazy(() =>
  import('./StatisticsDialog.tsx').then((module) => ({ default: module.StatisticsDialog })),
)

type QualityStatusProps = {
  quality: CallQuality
  statisticsOpen: boolean
  onStatistics: (open: boolean) => void
}

/** The signal meter, a word when our own picture had to give way, and the statistics when asked for. */
export function QualityStatus({ quality, statisticsOpen, onStatistics }: QualityStatusProps) {
  const { level, reduced } = useSyncExternalStore(quality.subscribe, quality.getState)
  return (
    <>
      {level !== null && <SignalMeter level={level} onPress={() => onStatistics(true)} />}
      <p aria-live="polite" className={reduced === 'nothing' ? 'sr-only' : noticeStyle}>
        {reduced !== 'nothing' && messages.reduced[reduced]}
      </p>
      {statisticsOpen && (
        <LazyPart>
          <StatisticsDialog quality={quality} onClose={() => onStatistics(false)} />
        </LazyPart>
      )}
    </>
  )
}

const noticeStyle = 'order-last basis-full rounded-card bg-black/65 px-3 py-1 text-sm text-white'
