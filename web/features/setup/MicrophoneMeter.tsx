/** A voice at arm's length fills about two thirds: loudness is felt in decibels, from -60 to 0. */
function share(level: number) {
  return Math.min(1, Math.max(0, 1 + Math.log10(Math.max(level, 0.001)) / 3))
}

/** How loud the microphone is now; `level` runs from 0 to 1. For the eye alone: the result is told in words. */
export function MicrophoneMeter({ level }: { level: number }) {
  return (
    <div aria-hidden="true" className="h-2.5 max-w-80 overflow-hidden rounded-full bg-sunken">
      <div
        className="h-full origin-left rounded-full bg-accent transition-transform duration-75"
        style={{ transform: `scaleX(${share(level)})` }}
      />
    </div>
  )
}
