import { useEffect, useRef } from 'react'
import { Mic, MicOff } from 'lucide-react'
import { deviceMessages } from './messages.ts'
import { useMicrophoneWatch } from './useMicrophoneWatch.ts'

type MicrophoneMeterProps = { track: MediaStreamTrack | null; enabled: boolean }

/** How loud one's own microphone is now. Muted, it shows nothing, as the other one hears nothing. */
export function MicrophoneMeter({ track, enabled }: MicrophoneMeterProps) {
  const watch = useMicrophoneWatch(enabled ? track : null, false)
  const meter = useRef<HTMLMeterElement>(null)
  const bar = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Ten times a second past React: only one bar moves.
    const show = () => {
      const share = watch?.get().share ?? 0
      if (meter.current) meter.current.value = Math.round(share * 10) / 10
      if (bar.current) bar.current.style.transform = `scaleX(${share.toFixed(2)})`
    }
    show()
    return watch?.subscribe(show)
  }, [watch])
  const Icon = enabled && track ? Mic : MicOff
  return (
    <div className="flex items-center gap-3">
      <Icon aria-hidden="true" className="size-5 shrink-0 text-muted" />
      <meter ref={meter} aria-label={deviceMessages.level} min={0} max={1} className="sr-only" />
      <div aria-hidden="true" className="h-2.5 flex-1 overflow-hidden rounded-full bg-line">
        <div
          ref={bar}
          className="h-full origin-left rounded-full bg-accent transition-transform duration-100"
        />
      </div>
    </div>
  )
}
