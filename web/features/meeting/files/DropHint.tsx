import { FileDown } from 'lucide-react'
import { messages } from './messages.ts'

/** Says where a file goes that is held above the panel. */
export function DropHint({ name }: { name: string }) {
  return (
    <div className="pointer-events-none absolute inset-2 z-10 grid place-content-center justify-items-center gap-2 rounded-card border-2 border-dashed border-accent bg-surface/90 p-6 text-center">
      <FileDown aria-hidden="true" className="size-8 text-muted" />
      <p className="font-semibold">{messages.drop}</p>
      <p className="text-sm text-muted">{messages.notStored(name)}</p>
    </div>
  )
}
