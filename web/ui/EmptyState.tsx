import type { ReactNode } from 'react'

type EmptyStateProps = {
  icon: ReactNode
  title: string
  text: string
  /** Where it is the whole page, its title is the page's heading. */
  heading?: 'h1' | 'h2'
  /** The next step: a link or a button. */
  children?: ReactNode
}

/** Says that there is nothing here yet, and what to do next. */
export function EmptyState({ icon, title, text, heading: Heading = 'h2', children }: EmptyStateProps) {
  return (
    <div className="grid justify-items-center gap-3 rounded-card border border-dashed border-line px-6 py-14 text-center">
      <span
        aria-hidden="true"
        className="inline-flex size-16 items-center justify-center rounded-full bg-crema text-on-crema [&>svg]:size-8"
      >
        {icon}
      </span>
      <Heading className="text-xl font-bold">{title}</Heading>
      <p className="max-w-96 text-balance text-muted">{text}</p>
      {children && <div className="mt-2 flex flex-wrap justify-center gap-3">{children}</div>}
    </div>
  )
}
