import { CircleAlert, Info } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from './classNames.ts'

/** A sentence in a coloured box within a page; a bad one is announced. */
export function Notice({ tone = 'neutral', children }: { tone?: 'neutral' | 'bad'; children: ReactNode }) {
  const Icon = tone === 'bad' ? CircleAlert : Info
  return (
    <div
      role={tone === 'bad' ? 'alert' : undefined}
      className={classNames(
        'flex items-start gap-2.5 rounded-control px-4 py-3 font-medium',
        tone === 'bad' ? 'bg-danger-soft text-on-danger-soft' : 'bg-crema text-on-crema',
      )}
    >
      <Icon aria-hidden="true" className="mt-0.5 size-5 shrink-0" />
      <div>{children}</div>
    </div>
  )
}
