import { SendHorizontal } from 'lucide-react'
import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { textLimits } from '../../../../contract/limits.ts'
import { Button } from '../../../ui/Button.tsx'
import { controlStyle } from '../../../ui/controlStyle.ts'
import { messages } from './messages.ts'

/** What one says: trimmed, up to 500 characters; Enter sends, Shift and Enter begin a new line (T2). */
export function MessageForm({ onSend }: { onSend: (text: string) => void }) {
  const [text, setText] = useState('')
  const field = useRef<HTMLTextAreaElement>(null)
  const countId = useId()
  const empty = text.trim() === ''
  useEffect(() => field.current?.focus(), [])
  const send = () => {
    if (empty) return
    onSend(text)
    setText('')
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
  return (
    <form onSubmit={onSubmit} className="grid gap-1.5 border-t border-line p-3">
      <div className="flex items-end gap-2">
        <textarea
          ref={field}
          rows={1}
          aria-label={messages.field}
          aria-describedby={countId}
          placeholder={messages.placeholder}
          maxLength={textLimits.message}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
          className={`${controlStyle} field-sizing-content max-h-36 resize-none`}
        />
        <Button type="submit" disabled={empty} aria-label={messages.send} title={messages.send}>
          <SendHorizontal aria-hidden="true" className="size-5" />
        </Button>
      </div>
      <p id={countId} className="text-right text-sm text-muted tabular-nums">
        {messages.count(text.length, textLimits.message)}
      </p>
    </form>
  )
}
