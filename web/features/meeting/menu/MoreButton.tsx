import { Ellipsis } from 'lucide-react'
import { type ComponentProps, lazy, useState } from 'react'
import { LazyPart } from '../../../ui/LazyPart.tsx'
import type { MenuItem, Reactions } from './menuItem.ts'
import { messages } from './messages.ts'

const load = () => import('./MoreMenu.tsx')
const preload = () => void load()
const MoreMenu = lazy(() => load().then((module) => ({ default: module.MoreMenu })))

/** "More options": the menu itself is loaded when it is first wanted. */
export function MoreButton(props: { items: readonly MenuItem[]; reactions?: Reactions | undefined }) {
  const [wanted, setWanted] = useState(false)
  const idle = (
    <MoreTrigger
      aria-haspopup="menu"
      aria-expanded={false}
      onClick={() => setWanted(true)}
      onPointerEnter={preload}
      onFocus={preload}
    />
  )
  if (!wanted) return idle
  return (
    <LazyPart fallback={idle}>
      <MoreMenu {...props} />
    </LazyPart>
  )
}

/** The look of the button, with and without its menu. */
export function MoreTrigger(props: ComponentProps<'button'>) {
  return (
    <button
      type="button"
      {...props}
      aria-label={messages.more}
      title={messages.more}
      className="inline-flex size-11 items-center justify-center rounded-full bg-sunken text-ink transition-colors hover:bg-line data-[state=open]:bg-line sm:size-13 [&>svg]:size-6"
    >
      <Ellipsis aria-hidden="true" />
    </button>
  )
}
