import { Button } from '../../ui/Button.tsx'
import { messages } from './messages.ts'

/** How far a smaller copy is, and the way to give it up. */
export function ShrinkProgress({ share, onCancel }: { share: number; onCancel: () => void }) {
  const text = messages.shrinking(Math.round(share * 100))
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-control bg-sunken px-4 py-3">
      <div className="grid min-w-48 flex-1 gap-1.5">
        <p className="text-sm font-medium">{text}</p>
        <progress
          value={share}
          max={1}
          aria-label={messages.shrinkTitle}
          className="h-2 w-full appearance-none overflow-hidden rounded-full bg-line [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-accent [&::-webkit-progress-value]:transition-[width]"
        />
      </div>
      <Button variant="secondary" onClick={onCancel}>
        {messages.cancel}
      </Button>
    </div>
  )
}
