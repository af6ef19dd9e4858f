import { SendHorizontal, Smile } from 'lucide-react'
import { type FormEvent, type KeyboardEvent, lazy, type ReactNode, useEffect, useId, useState } from 'react'
import { countCharacters } from '../../../../contract/characters.ts'
import { textLimits } from '../../../../contract/limits.ts'
import { Button } from '../../../ui/Button.tsx'
import { classNames } from '../../../ui/classNames.ts'
import { controlStyle } from '../../../ui/controlStyle.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { LazyPart } from '../../../ui/LazyPart.tsx'
import { messages } from './messages.ts'
import { useDraft } from './useDraft.ts'

const EmojiPicker = lazy(() =>
  import('./EmojiPicker.tsx').then((module) => ({ default: module.EmojiPicker })),
)

type MessageFormProps = {
  /** False where the message was not taken: it stays in the field. */
  onSend: (text: string) => boolean
  onTyped: () => void
  /** What else can be put into the conversation: stands before the field. */
  attach?: ReactNode
}

/** What one says: trimmed, up to 500 characters; Enter sends, Shift and Enter begin a new line (T2). */
export function MessageForm({ onSend, onTyped, attach }: MessageFormProps) {
  const { field, text, refused, change, insert, clear, refuse } = useDraft()
  const [picking, setPicking] = useState(false)
  const countId = useId()
  const empty = text.trim() === ''
  useEffect(() => field.current?.focus(), [field])
  const send = () => {
    if (empty) return
    if (onSend(text)) clear()
    else refuse()
    field.current?.focus()
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    send()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // While an input method composes a word, Enter belongs to it.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    send()
  }
  const closePicker = () => {
    setPicking(false)
    field.current?.focus()
  }
  return (
    <>
      {picking && (
        <LazyPart>
          <EmojiPicker onPick={insert} onClose={closePicker} />
        </LazyPart>
      )}
      <form onSubmit={onSubmit} className="grid grid-cols-1 gap-1.5 border-t border-line p-3 pl-2">
        <div className="flex items-end">
          {attach}
          <IconButton
            label={messages.emoji}
            aria-expanded={picking}
            onClick={() => (picking ? closePicker() : setPicking(true))}
          >
            <Smile aria-hidden="true" className="size-5.5" />
          </IconButton>
          <textarea
            ref={field}
            rows={1}
            aria-label={messages.field}
            aria-describedby={countId}
            placeholder={messages.placeholder}
            value={text}
            onChange={(event) => {
              change(event.target.value)
              onTyped()
            }}
            onKeyDown={onKeyDown}
            className={`${controlStyle} field-sizing-content max-h-36 min-w-0 flex-1 resize-none placeholder:whitespace-nowrap`}
          />
          <Button
            type="submit"
            disabled={empty}
            aria-label={messages.send}
            title={messages.send}
            className="ml-2"
          >
            <SendHorizontal aria-hidden="true" className="size-5" />
          </Button>
        </div>
        <p
          id={countId}
          role={refused ? 'alert' : undefined}
          className={classNames('text-right text-sm tabular-nums', refused ? 'text-danger' : 'text-muted')}
        >
          {refused ? messages.tooMany : messages.count(countCharacters(text), textLimits.message)}
        </p>
      </form>
    </>
  )
}
