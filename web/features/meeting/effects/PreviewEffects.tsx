import { lazy, useState } from 'react'
import type { Call } from '../../../../call/call.ts'
import { Button } from '../../../ui/Button.tsx'
import { LazyPart } from '../../../ui/LazyPart.tsx'
import { openMessages } from './openMessages.ts'

// Loaded when it is opened: most calls do without.
const EffectsPanel = lazy(() =>
  import('./EffectsPanel.tsx').then((module) => ({ default: module.EffectsPanel })),
)

/** The effects in the preview, behind one button. */
export function PreviewEffects({ call }: { call: Call }) {
  const [open, setOpen] = useState(false)
  return (
    <div className="grid gap-4">
      <Button variant="secondary" aria-expanded={open} className="w-fit" onClick={() => setOpen(!open)}>
        {openMessages.more}
      </Button>
      {open && (
        <LazyPart>
          <EffectsPanel call={call} />
        </LazyPart>
      )}
    </div>
  )
}
