import type { FormEvent } from 'react'
import { textLimits } from '../../../contract/limits.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { readField } from '../../ui/readField.ts'
import { Textarea } from '../../ui/Textarea.tsx'
import { messages } from './messages.ts'

type ReasonDialogProps = {
  words: { title: (name: string) => string; confirm: string; back: string }
  name: string
  onClose: () => void
  /** Called with the reason, which may be empty. */
  onConfirm: (reason: string) => void
}

/** Asks once more before a chat is declined or cancelled, and for a word to the other one. */
export function ReasonDialog({ words, name, onClose, onConfirm }: ReasonDialogProps) {
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const reason = readField(event.currentTarget, 'reason').trim()
    onClose()
    onConfirm(reason)
  }
  return (
    <Dialog title={words.title(name)} onClose={onClose}>
      <form onSubmit={onSubmit} className="grid gap-5">
        <Field label={messages.reason} hint={messages.reasonHint(name)}>
          {(control) => <Textarea {...control} name="reason" maxLength={textLimits.reason} />}
        </Field>
        <div className="flex flex-wrap justify-end gap-3">
          <Button variant="secondary" className="max-sm:flex-1" onClick={onClose}>
            {words.back}
          </Button>
          <Button type="submit" variant="danger" className="max-sm:flex-1">
            {words.confirm}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
