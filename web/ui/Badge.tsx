import type { ReactNode } from 'react'
import { classNames } from './classNames.ts'

export type BadgeTone = 'neutral' | 'accent' | 'crema' | 'danger'

const tones: Record<BadgeTone, string> = {
  neutral: 'bg-sunken text-muted',
  accent: 'bg-accent-soft text-on-accent-soft',
  crema: 'bg-crema text-on-crema',
  danger: 'bg-danger-soft text-on-danger-soft',
}

/** A short word on a coloured ground, such as a chat's state. */
export function Badge({ tone = 'neutral', children }: { tone?: BadgeTone; children: ReactNode }) {
  return (
    <span
      className={classNames(
        'inline-flex items-center gap-1 rounded-full px-2.5 py-0.5 text-sm font-semibold [overflow-wrap:anywhere]',
        tones[tone],
      )}
    >
      {children}
    </span>
  )
}
