import { ZoomIn, ZoomOut } from 'lucide-react'
import { useState } from 'react'
import { classNames } from '../../../ui/classNames.ts'
import { VideoView } from '../VideoView.tsx'
import { messages } from './messages.ts'
import { useActualSize } from './useActualSize.ts'

/** The other one's screen: whole, or in its actual size, to be moved about (C6). Cameras and buttons leave it room. */
export function RemoteScreen({ stream, name }: { stream: MediaStream; name: string }) {
  const [visible, setVisible] = useState(false)
  const { area, actual, toggle, toggleAt } = useActualSize()
  const label = messages.screenOf(name)
  const Icon = actual ? ZoomOut : ZoomIn
  return (
    <div className="absolute inset-x-0 top-14 bottom-40 md:bottom-26 md:landscape:right-64 lg:right-64">
      <div
        ref={area}
        // Moved about by the arrow keys too.
        {...(actual && { role: 'group', tabIndex: 0, 'aria-label': messages.inActualSize(name) })}
        onDoubleClick={toggleAt}
        className={classNames(
          'size-full touch-manipulation',
          actual && 'grid place-content-center-safe overflow-auto',
        )}
      >
        <VideoView
          stream={stream}
          label={label}
          whole
          onPicture={setVisible}
          className={actual ? 'block h-auto w-auto max-w-none' : 'block size-full'}
        />
      </div>
      {!visible && (
        <p className="pointer-events-none absolute inset-0 grid place-content-center text-center text-muted">
          {messages.starting(name)}
        </p>
      )}
      <div className="absolute top-full left-3 mt-2 flex h-11 items-center gap-2 md:mt-8 md:left-4">
        <p className="max-w-44 truncate rounded-full bg-black/65 px-3 py-1 text-sm font-semibold text-white md:hidden lg:block">
          {label}
        </p>
        <button
          type="button"
          aria-label={messages.actualSize}
          title={messages.actualSize}
          aria-pressed={actual}
          onClick={toggle}
          className="grid size-11 place-content-center rounded-full bg-black/65 text-white hover:bg-black"
        >
          <Icon aria-hidden="true" className="size-5" />
        </button>
      </div>
    </div>
  )
}
