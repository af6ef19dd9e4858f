import type { ReactNode } from 'react'

type EmptyStateProps = {
  icon: ReactNode
  title: string
  text: string
  /** The next step: a link or a button. */
  children?: ReactNode
}

/** Says that there is nothing here yet, and what to do next. */
export function EmptyState({ icon, title, text, children }: EmptyStateProps) {
  return (
    <div className="grid justify-items-center gap-3 rounded-card border border-dashed border-line px-6 py-14 text-center">
      <span
        aria-hidden="true"
        className="inline-flex size-16 items-center justify-center rounded-full bg-crema text-on-crema [&>svg]:size-8"
      >
        {icon}
      </span>
      <h2 className="text-xl font-bold">{title}</h2>
      <p className="max-w-96 text-muted">{text}</p>
      {children && <div className="mt-2 flex flex-wrap justify-center gap-3">{children}</div>}
    </div>
  )
}
