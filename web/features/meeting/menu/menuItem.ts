import type { ReactNode } from 'react'

/** One entry of "More options". */
export type MenuItem = {
  id: string
  label: string
  icon: ReactNode
  onSelect: () => void
  /** Given for what is on or off. */
  checked?: boolean
  /** The key that does the same. */
  shortcut?: string
}

/** The row of pictures at the top of the menu. */
export type Reactions = {
  label: string
  emojis: Readonly<Record<string, string>>
  onReact: (emoji: string) => void
}
