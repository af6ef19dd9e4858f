import { Hand } from 'lucide-react'
import type { ReactNode } from 'react'
import { messages } from './messages.ts'

type HandsProps = { own: boolean; peer: boolean; name: string; onLower: () => void }

/** Who has a hand up. */
export function Hands({ own, peer, name, onLower }: HandsProps) {
  return (
    <div className="absolute bottom-36 left-3 z-10 grid justify-items-start gap-2 sm:bottom-15 sm:left-4">
      <div aria-live="polite">{peer && <Chip>{messages.handUp(name)}</Chip>}</div>
      {own && (
        <Chip>
          {messages.ownHandUp}
          <button type="button" onClick={onLower} className="min-h-6 px-1 underline">
            {messages.lower}
          </button>
        </Chip>
      )}
    </div>
  )
}

function Chip({ children }: { children: ReactNode }) {
  return (
    <p className="flex items-center gap-2 rounded-full bg-crema px-3 py-1 text-sm font-semibold text-on-crema shadow-float">
      <Hand aria-hidden="true" className="size-4" />
      {children}
    </p>
  )
}
