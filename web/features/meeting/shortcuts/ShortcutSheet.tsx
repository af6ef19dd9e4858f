import { Dialog } from '../../../ui/Dialog.tsx'
import { messages } from './messages.ts'
import { shortcutKeys } from './shortcuts.ts'

/** Every key of the call and what it does. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title={messages.title} onClose={onClose}>
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2">
        {Object.entries(shortcutKeys).map(([key, action]) => (
          <Line key={key} name={key.toUpperCase()} text={messages.actions[action]} />
        ))}
        <Line name={messages.space} text={messages.talk} />
      </dl>
      <p className="text-sm text-muted">{messages.hint}</p>
    </Dialog>
  )
}

function Line({ name, text }: { name: string; text: string }) {
  return (
    <>
      <dt>
        <kbd className="inline-grid min-h-8 min-w-8 place-content-center rounded-lg border border-control-line bg-sunken px-2 font-semibold">
          {name}
        </kbd>
      </dt>
      <dd>{text}</dd>
    </>
  )
}
