import type { Level } from '../../../../call/quality/qualityLevel.ts'
import { classNames } from '../../../ui/classNames.ts'
import { messages } from './messages.ts'

const bars = [1, 2, 3, 4] as const
const heights: Record<(typeof bars)[number], string> = { 1: 'h-1.5', 2: 'h-2.5', 3: 'h-3.5', 4: 'h-4.5' }

/** Four bars, as many filled as the connection is good; pressing them opens the statistics. */
export function SignalMeter({ level, onPress }: { level: Level; onPress: () => void }) {
  const label = messages.showStatistics(level)
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={onPress}
      className="relative flex items-center rounded-full bg-black/65 px-3 py-1 text-white after:absolute after:-inset-2"
    >
      <span aria-hidden="true" className="flex h-5 items-end gap-0.5">
        {bars.map((bar) => (
          <span
            key={bar}
            className={classNames(
              'w-1 rounded-full',
              heights[bar],
              bar <= level ? filled(level) : 'bg-white/30',
            )}
          />
        ))}
      </span>
    </button>
  )
}

const filled = (level: Level) => (level <= 1 ? 'bg-danger' : level === 2 ? 'bg-on-crema' : 'bg-accent')
