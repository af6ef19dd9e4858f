import { type FormEvent, useState } from 'react'
import type { SmallerSizeName } from '../../../call/recording/localRecordings.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { messages } from './messages.ts'

const names: readonly SmallerSizeName[] = ['medium', 'small']

type ShrinkDialogProps = { onClose: () => void; onConfirm: (size: SmallerSizeName) => void }

/** Asks how small a copy is to be (R7). */
export function ShrinkDialog({ onClose, onConfirm }: ShrinkDialogProps) {
  const [size, setSize] = useState<SmallerSizeName>('medium')
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    onConfirm(size)
  }
  return (
    <Dialog title={messages.shrinkTitle} onClose={onClose}>
      <form onSubmit={onSubmit} className="grid gap-5">
        <p className="text-muted">{messages.shrinkText}</p>
        <fieldset className="grid gap-3">
          <legend className="sr-only">{messages.sizeLabel}</legend>
          {names.map((name) => (
            <label
              key={name}
              className="grid cursor-pointer grid-cols-[auto_1fr] items-center gap-x-3 rounded-control border border-control-line p-4 font-semibold has-checked:border-accent has-checked:bg-accent-soft has-checked:text-on-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-accent"
            >
              <input
                type="radio"
                name="size"
                value={name}
                checked={size === name}
                onChange={() => setSize(name)}
                className="size-4.5 accent-accent"
              />
              {messages.sizes[name].name}
              <span className="col-start-2 text-sm font-normal">{messages.sizes[name].text}</span>
            </label>
          ))}
        </fieldset>
        <div className="flex flex-wrap justify-end gap-3">
          <Button variant="secondary" className="max-sm:flex-1" onClick={onClose}>
            {messages.cancel}
          </Button>
          <Button type="submit" className="max-sm:flex-1">
            {messages.start}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
