import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'
import { classNames } from './classNames.ts'
import { controlStyle } from './controlStyle.ts'

/** The platform's own select, so that phones show their own wheel; pass `option` elements. */
export function Select({ className, ...props }: ComponentProps<'select'>) {
  return (
    <span className="relative block">
      <select {...props} className={classNames(controlStyle, 'appearance-none pr-10', className)} />
      <ChevronDown
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 right-3 size-5 -translate-y-1/2 text-muted"
      />
    </span>
  )
}
